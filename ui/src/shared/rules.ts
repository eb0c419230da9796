import type { RuleObject } from "antd/es/form";
import { useMemo } from "react";
import { useText } from "../text/language";
import { type Bounds, boundsText, isVariableName, isWithin, wrongInAddress } from "./checks";

/** Rules of form fields in the user's words, each for a field by its label; the service has the last word. */
export function useRules() {
  const say = useText();
  return useMemo(() => {
    const check = (wrong: (value: unknown) => string | null): RuleObject => ({
      validator: (_, value) => {
        const message = value === undefined || value === null || value === "" ? null : wrong(value);
        return message === null ? Promise.resolve() : Promise.reject(new Error(message));
      },
    });
    /** A number in a range that may be open on one side, or on both. */
    const within = (field: string, { min, max }: Bounds) =>
      check((value) => {
        const key = boundsText({ min, max }) ?? "form.number";
        return isWithin(value, { min, max }) ? null : say(key as "form.range", { field, min: min ?? 0, max: max ?? 0 });
      });
    return {
      within,
      required: (field: string): RuleObject => ({
        required: true,
        whitespace: true,
        message: say("form.required", { field }),
      }),
      /** In code points. */
      maxLength: (field: string, max: number) =>
        check((value) => ([...String(value)].length > max ? say("form.tooLong", { field, max }) : null)),
      range: (field: string, min: number, max: number) => within(field, { min, max }),
      /** Without the bound itself below, with it above. */
      overUpTo: (field: string, over: number, max: number) =>
        check((value) =>
          isWithin(value, { min: over, max }) && value !== over ? null : say("form.overUpTo", { field, over, max }),
        ),
      whole: (field: string, min: number, max: number) =>
        check((value) =>
          Number.isInteger(value) && isWithin(value, { min, max }) ? null : say("form.whole", { field, min, max }),
        ),
      address: (field: string) =>
        check((value) => {
          const key = wrongInAddress(String(value));
          return key && say(key, { field });
        }),
      /** The name of a variable of the environment. */
      variable: (field: string) =>
        check((value) => (isVariableName(String(value)) ? null : say("form.variable", { field }))),
    };
  }, [say]);
}
