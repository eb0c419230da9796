import { writeJson } from "../../../api/exactJson";
import { inBrowser } from "../../../shared/storage";
import type { Data } from "../types";

const COLUMNS_MAX = 200;

/** The fields of rows, in the order they come. */
export function fieldsOf(rows: readonly { readonly data: Data }[]): string[] {
  const found = new Set<string>();
  for (const { data } of rows) {
    for (const name of Object.keys(data)) {
      if (found.size < COLUMNS_MAX) {
        found.add(name);
      }
    }
  }
  return [...found];
}

/** The columns to show: those that were not put away; all where that would leave none. */
export function shownOf(fields: readonly string[], hidden: readonly string[]): string[] {
  const shown = fields.filter((it) => !hidden.includes(it));
  return shown.length === 0 ? [...fields] : shown;
}

const CELL_CHARS = 300;

/** A value as one line of a table. */
export function cellText(value: unknown): string {
  if (value === undefined || value === null) {
    return "";
  }
  const text = typeof value === "string" ? value : writeJson(value);
  return (text.length > CELL_CHARS ? `${text.slice(0, CELL_CHARS)}…` : text).replaceAll(/\s+/g, " ");
}

/** About as wide as what it holds, in pixels. */
export function widthOf(name: string, rows: readonly { readonly data: Data }[]): number {
  const lengths = rows.slice(0, 50).map(({ data }) => widthInChars(cellText(data[name])));
  const longest = Math.max(widthInChars(name) + 4, ...lengths, 0);
  return Math.min(360, Math.max(90, Math.round(longest * 7.2) + 28));
}

function widthInChars(text: string): number {
  return [...text.slice(0, 60)].reduce((sum, it) => sum + (/[\u2e80-\uffef]/.test(it) ? 2 : 1), 0);
}

const KEY = "winnow.dataset.hidden.";

/** The columns of a dataset that were put away in this browser. */
export function hiddenColumns(dataset: string): string[] {
  try {
    const kept: unknown = JSON.parse(inBrowser.get(KEY + dataset) ?? "[]");
    return Array.isArray(kept) ? kept.filter((it) => typeof it === "string") : [];
  } catch {
    return [];
  }
}

export function hideColumns(dataset: string, hidden: readonly string[]): void {
  if (hidden.length === 0) {
    inBrowser.remove(KEY + dataset);
  } else {
    inBrowser.set(KEY + dataset, JSON.stringify(hidden));
  }
}
