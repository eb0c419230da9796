import type { Import, ImportStart } from "../types";

/** What the form of an import holds. */
export interface Target {
  readonly into: "new" | "existing";
  readonly name: string;
  readonly datasetId: string | undefined;
  readonly mode: NonNullable<ImportStart["mode"]>;
  readonly goodRowsOnly: boolean;
  readonly readLayout: boolean;
  readonly note: string;
}

/** Suggests a new dataset that is called as the file is. */
export function targetOf({ fileName, layout }: Import): Target {
  return {
    into: "new",
    name: nameOf(fileName),
    datasetId: undefined,
    mode: "append",
    goodRowsOnly: false,
    readLayout: Boolean(layout),
    note: "",
  };
}

/** A file's name without its folder, and without what only says how it is written. */
export function nameOf(fileName: string): string {
  const name = fileName.replace(/^.*[/\\]/, "");
  return name.replace(/(\.(csv|tsv|jsonl?|ndjson|parquet|txt|md|gz|zst|zip))+$/i, "") || name;
}

/** What the service is asked to do; null as long as something is missing, or bad rows would be left out unsaid. */
export function startOf(target: Target, { problemCount, layout, rows }: Import): ImportStart | null {
  const { into, name, datasetId, mode, goodRowsOnly, readLayout, note } = target;
  const to = into === "new" ? name.trim() && { name: name.trim() } : datasetId && { datasetId };
  if (!to || rows === 0 || (problemCount > 0 && !goodRowsOnly)) {
    return null;
  }
  return {
    ...to,
    mode: into === "new" ? "append" : mode,
    goodRowsOnly: problemCount > 0 && goodRowsOnly,
    readLayout: Boolean(layout) && readLayout,
    ...(note.trim() && { note: note.trim() }),
  };
}
