import { en } from "../../text/en";
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

/** A type in the user's language; one that a newer service brings, as it is. */
export function typeText(type: string, say: Say): string {
  const key = `templates.type.${type}`;
  return key in en ? say(key as `templates.type.${TemplateType}`) : type;
}
