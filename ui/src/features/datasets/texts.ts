import type { Say } from "../../text/types";
import type { Layout } from "./types";

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
