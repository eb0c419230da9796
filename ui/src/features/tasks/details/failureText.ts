import { en } from "../../../text/en";
import type { Say } from "../../../text/types";

type FailureKey = Extract<keyof typeof en, `task.failure.${string}`>;
type LogKey = Extract<keyof typeof en, `task.log.kind.${string}`>;

/** Why a call brought no answer, in the user's language; a kind that a newer service brings, as it is. */
export function failureText(kind: string, say: Say): string {
  const key = `task.failure.${kind}`;
  return key in en ? say(key as FailureKey) : kind;
}

/** What kind of entry of the log it is. */
export function logKindText(kind: string, say: Say): string {
  const key = `task.log.kind.${kind}`;
  return key in en ? say(key as LogKey) : kind;
}
