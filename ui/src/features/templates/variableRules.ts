import type { VariableFields } from "./templateForm";

const NAME = /^[\p{L}_][\p{L}\p{M}\p{N}_.]*$/u;

/** What may stand in rows of the form: rows just added are not filled in yet. */
export type VariableRows = readonly (Partial<VariableFields> | undefined)[];

/** What is wrong with the name of a declared variable, by the service's own rules; null where nothing is. */
export function wrongInName(rows: VariableRows, index: number): "bad" | "twice" | "builtIn" | null {
  const name = nameOf(rows[index]);
  if (!NAME.test(name)) {
    return "bad";
  }
  if (rows.slice(0, index).some((it) => nameOf(it) === name)) {
    return "twice";
  }
  // A declared {count} says what counts there may be.
  return name !== "count" && (BUILT_IN as readonly string[]).includes(name) ? "builtIn" : null;
}

/** Whether the type goes with the name: the number of rows is a number. */
export function isTypeWrong(row: Partial<VariableFields> | undefined): boolean {
  return nameOf(row) === "count" && row?.type !== "number";
}

export function isRangeWrong({ min, max }: Partial<VariableFields>): boolean {
  return typeof min === "number" && typeof max === "number" && min > max;
}

/** Whether the default is a text that cannot be chosen. */
export function isNoChoice({ type, default: value, choices }: Partial<VariableFields>): boolean {
  return type === "choice" && typeof value === "string" && value !== "" && !(choices ?? []).includes(value);
}

function nameOf(row: Partial<VariableFields> | undefined): string {
  return (row?.name ?? "").trim();
}

/** The variables that get their values from the run. */
export const BUILT_IN = ["count", "current_date", "current_time", "random_id"] as const;

/** A variable that can be put into a prompt. */
export interface Offered {
  readonly name: string;
  readonly about: string;
}
