import type { FormRule } from "antd";
import { useMemo } from "react";
import { useText } from "../text/language";

/** Rules of form fields in the user's words; the service has the last word. */
export interface Rules {
  required(field: string): FormRule;
  /** In code points. */
  maxLength(field: string, max: number): FormRule;
  range(field: string, min: number, max: number): FormRule;
  whole(field: string, min: number, max: number): FormRule;
  address(field: string): FormRule;
}

export function useRules(): Rules {
  const say = useText();
  return useMemo(() => {
    const check = (fits: (value: unknown) => boolean, message: string): FormRule => ({
      validator: (_, value) =>
        value === undefined || value === null || value === "" || fits(value)
          ? Promise.resolve()
          : Promise.reject(new Error(message)),
    });
    const within = (value: unknown, min: number, max: number) =>
      typeof value === "number" && value >= min && value <= max;
    return {
      required: (field) => ({ required: true, whitespace: true, message: say("form.required", { field }) }),
      maxLength: (field, max) =>
        check((value) => [...String(value)].length <= max, say("form.tooLong", { field, max })),
      range: (field, min, max) => check((value) => within(value, min, max), say("form.range", { field, min, max })),
      whole: (field, min, max) =>
        check((value) => Number.isInteger(value) && within(value, min, max), say("form.whole", { field, min, max })),
      address: (field) => check((value) => isAddress(String(value)), say("form.address", { field })),
    };
  }, [say]);
}

function isAddress(value: string): boolean {
  try {
    return ["http:", "https:"].includes(new URL(value).protocol);
  } catch {
    return false;
  }
}
