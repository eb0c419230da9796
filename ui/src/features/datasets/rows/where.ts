export const OPS = ["eq", "ne", "lt", "le", "gt", "ge", "contains", "exists", "missing"] as const;
export type Op = (typeof OPS)[number];

/** What a field of a row has to be. */
export interface Condition {
  /** Its name; of a field in a field, both with a dot between. */
  readonly field: string;
  readonly op: Op;
  /** Nothing says nothing for `exists` and `missing`. */
  readonly value: string;
}

export const NEW_CONDITION: Condition = { field: "", op: "contains", value: "" };

/** Whether it compares with a value. */
export function takesValue(op: Op): boolean {
  return op !== "exists" && op !== "missing";
}

/** Whether it says enough to be asked for. */
export function isWhole({ field, op, value }: Condition): boolean {
  return field.trim() !== "" && (!takesValue(op) || value !== "");
}

const WRITTEN = new RegExp(`^(.+?):(${OPS.join("|")})(?::(.*))?$`, "s");

/** As the service is asked for it: `score:ge:0.5`, `answer:missing`. */
export function writeCondition({ field, op, value }: Condition): string {
  return takesValue(op) ? `${field.trim()}:${op}:${value}` : `${field.trim()}:${op}`;
}

/** The condition that was written so; null where it is none. */
export function readCondition(written: string): Condition | null {
  const [, field, op, value] = WRITTEN.exec(written) ?? [];
  if (field === undefined || op === undefined) {
    return null;
  }
  const condition = { field, op: op as Op, value: value ?? "" };
  return takesValue(condition.op) === (value !== undefined) ? condition : null;
}

export function readConditions(written: readonly string[]): Condition[] {
  return written.flatMap((it) => readCondition(it) ?? []);
}

/** Those that say enough, each once. */
export function writeConditions(conditions: readonly Condition[]): string[] {
  return [...new Set(conditions.filter(isWhole).map(writeCondition))];
}
