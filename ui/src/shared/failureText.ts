import { en } from "../text/en";
import type { Say, TextKey } from "../text/types";

type FailureKey = Extract<TextKey, `failure.${string}`>;

/** Why a model gave no answer, in the user's language; a kind that a newer service brings, as it is. */
export function failureText(kind: string, say: Say): string {
  const key = `failure.${kind.toUpperCase()}`;
  return Object.hasOwn(en, key) ? say(key as FailureKey) : kind;
}
