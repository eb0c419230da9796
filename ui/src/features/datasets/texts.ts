import { knownText } from "../../text/known";
import type { Say } from "../../text/types";
import type { Export, Layout } from "./types";

export const LAYOUTS: readonly Layout[] = [
  "ALPACA",
  "SHAREGPT",
  "OPENAI_CHAT",
  "TRL_PREFERENCE",
  "TRL_PROMPT_COMPLETION",
  "LLAMA_FACTORY",
  "HUGGING_FACE",
];

export function layoutText(layout: Layout, say: Say): string {
  return say(`datasets.layout.${layout}`);
}

/** What an export is called: its file, or its format as long as there is none. */
export function exportName({ fileName, wish }: Pick<Export, "fileName" | "wish">, say: Say): string {
  return fileName ?? say(`datasets.export.format.${wish.format ?? "JSONL"}`);
}

/** What kind of value it is, in a word. */
export function kindText(kind: string, say: Say): string {
  return knownText(say, `datasets.kind.${kind.toLowerCase()}`, kind);
}
