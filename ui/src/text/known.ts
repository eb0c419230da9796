import { en } from "./en";
import type { Say } from "./types";

/** The text of a key where there is one; of a word that a newer service brings, the word. */
export function knownText(say: Say, key: string, word: string): string {
  return Object.hasOwn(en, key) ? say(key as never) : word;
}

/** Why a model gave no answer. */
export function failureText(kind: string, say: Say): string {
  return knownText(say, `failure.${kind.toUpperCase()}`, kind);
}
