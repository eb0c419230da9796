import type { Item } from "./types";

/** What a row is called among others. */
export function keyOf({ ordinal, task, unit, index }: Pick<Item, "ordinal" | "task" | "unit" | "index">): string {
  return ordinal === null || ordinal === undefined ? `${task}/${unit}/${index}` : String(ordinal);
}

/** The same rows with one as it is now. */
export function withItem(items: readonly Item[], item: Item): readonly Item[] {
  return items.map((it) => (keyOf(it) === keyOf(item) ? item : it));
}

/** How many rows somebody has decided about. */
export function decidedBy(items: readonly Item[], reviewer: string): number {
  return items.filter(({ decisions }) => decisions.some((it) => it.reviewer === reviewer)).length;
}

/** The place of the next row behind one that somebody has not decided about; the next one where there is none. */
export function nextOpen(items: readonly Item[], at: number, reviewer: string): number {
  const open = items.findIndex(
    ({ decisions }, place) => place > at && !decisions.some((it) => it.reviewer === reviewer),
  );
  return open >= 0 ? open : Math.min(at + 1, Math.max(0, items.length - 1));
}

/** How a value of a field is written in a text box: texts as they are, all else as JSON. */
export type Fields = Readonly<Record<string, string>>;

/** The row that edited fields make; null where one of them is no JSON. */
export function rowOf(
  row: Readonly<Record<string, unknown>>,
  fields: Fields,
  parse: (text: string) => unknown,
): Record<string, unknown> | null {
  const edited: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(row)) {
    const text = fields[name] ?? "";
    try {
      edited[name] = typeof value === "string" ? text : parse(text);
    } catch {
      return null;
    }
  }
  return edited;
}
