import type { RuleObject } from "antd/es/form";
import { useMemo } from "react";
import { useText } from "../text/language";
import { type Bounds, boundsText, isVariableName, isWithin, wrongInAddress } from "./checks";

/** Rules of form fields in the user's words; the service has the last word. */
interface Rules {
  required(field: string): RuleObject;
  /** In code points. */
  maxLength(field: string, max: number): RuleObject;
  range(field: string, min: number, max: number): RuleObject;
  /** A number in a range that may be open on one side, or on both. */
  within(field: string, bounds: Bounds): RuleObject;
  /** Without the bound itself below, with it above. */
  overUpTo(field: string, over: number, max: number): RuleObject;
  whole(field: string, min: number, max: number): RuleObject;
  address(field: string): RuleObject;
  /** The name of a variable of the environment. */
  variable(field: string): RuleObject;
}

export function useRules(): Rules {
  const say = useText();
  return useMemo(() => {
    const check = (wrong: (value: unknown) => string | null): RuleObject => ({
      validator: (_, value) => {
        const message = value === undefined || value === null || value === "" ? null : wrong(value);
        return message === null ? Promise.resolve() : Promise.reject(new Error(message));
      },
    });
    const within: Rules["within"] = (field, { min, max }) =>
      check((value) => {
        const key = boundsText({ min, max }) ?? "form.number";
        return isWithin(value, { min, max }) ? null : say(key as "form.range", { field, min: min ?? 0, max: max ?? 0 });
      });
    return {
      required: (field) => ({ required: true, whitespace: true, message: say("form.required", { field }) }),
      maxLength: (field, max) =>
        check((value) => ([...String(value)].length > max ? say("form.tooLong", { field, max }) : null)),
      range: (field, min, max) => within(field, { min, max }),
      within,
      overUpTo: (field, over, max) =>
        check((value) =>
          isWithin(value, { min: over, max }) && value !== over ? null : say("form.overUpTo", { field, over, max }),
        ),
      whole: (field, min, max) =>
        check((value) =>
          Number.isInteger(value) && isWithin(value, { min, max }) ? null : say("form.whole", { field, min, max }),
        ),
      address: (field) =>
        check((value) => {
          const key = wrongInAddress(String(value));
          return key && say(key, { field });
        }),
      variable: (field) => check((value) => (isVariableName(String(value)) ? null : say("form.variable", { field }))),
    };
  }, [say]);
}
