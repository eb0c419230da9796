import type { StreamEvent } from "../../../api/eventStream";
import { readAnswer } from "../../../api/exactJson";
import type { TaskRow } from "./historyQueries";

/** How many of the newest rows are shown. */
export const ROWS_SHOWN = 12;

/** The rows of the last events, as many as are shown or a few more. */
export function tailOf(events: readonly StreamEvent[]): readonly TaskRow[] {
  const rows: TaskRow[] = [];
  for (let index = events.length - 1; index >= 0 && rows.length < ROWS_SHOWN; index--) {
    rows.push(...(readAnswer(events[index]?.data ?? "[]") as TaskRow[]));
  }
  return rows;
}

/** The newest rows of two lists, each once, the newest first. */
export function newestOf(
  one: readonly TaskRow[],
  other: readonly TaskRow[],
  count: number = ROWS_SHOWN,
): readonly TaskRow[] {
  const rows = new Map<number, TaskRow>();
  for (const row of [...other, ...one]) {
    rows.set(row.ordinal, row);
  }
  return [...rows.values()].sort((a, b) => b.ordinal - a.ordinal).slice(0, count);
}
