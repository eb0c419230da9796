import { writeJson } from "../../../api/exactJson";
import type { RowChange } from "../types";

/** A field with what it held; undefined where the row has none. */
interface ChangedField {
  readonly field: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** The fields that two versions of a row differ in, in the order they come; digits of numbers count. */
export function changedFields({ before, after }: Pick<RowChange, "before" | "after">): ChangedField[] {
  const names = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
  return [...names]
    .map((field) => ({ field, before: before?.[field], after: after?.[field] }))
    .filter((it) => writeJson(it.before) !== writeJson(it.after));
}

export function written(value: unknown): string {
  return typeof value === "string" ? value : writeJson(value, 2);
}
