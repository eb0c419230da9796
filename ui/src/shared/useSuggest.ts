import type { FormInstance } from "antd";
import { useCallback, useRef } from "react";
import { isSame } from "./same";

/**
 * Whether another suggestion may replace what stands in a field: nobody has typed over the one before.
 *
 * @param before what was suggested until now, or stood there at first
 */
export function givesWay(now: unknown, before: unknown, next: unknown): boolean {
  const isEmpty = now === undefined || now === null || now === "" || (Array.isArray(now) && now.length === 0);
  return !isSame(before, next) && (isEmpty || isSame(now, before));
}

/** Fills in a field, and again when something else is suggested; what a person has typed stays. */
export function useSuggest<Fields>(
  form: FormInstance<Fields>,
  initial: Partial<Fields>,
): (field: keyof Fields & string, value: unknown) => void {
  const suggested = useRef<Record<string, unknown>>({ ...initial });
  return useCallback(
    (field, value) => {
      if (givesWay(form.getFieldValue(field as never), suggested.current[field], value)) {
        form.setFieldValue(field as never, value as never);
      }
      suggested.current[field] = value;
    },
    [form],
  );
}
