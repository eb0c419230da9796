import { knownText } from "../../text/known";
import type { Say } from "../../text/types";

/** What kinds of data templates make. */
export const TYPES = [
  "qa",
  "dialogue",
  "summary",
  "instruction",
  "classification",
  "preference",
  "translation",
  "code",
  "custom",
] as const;

export type TemplateType = (typeof TYPES)[number];

/** A type in the user's language. */
export function typeText(type: string, say: Say): string {
  return knownText(say, `templates.type.${type}`, type);
}
