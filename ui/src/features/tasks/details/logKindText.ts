import { en } from "../../../text/en";
import type { Say } from "../../../text/types";

type LogKey = Extract<keyof typeof en, `task.log.kind.${string}`>;

/** What kind of entry of the log it is. */
export function logKindText(kind: string, say: Say): string {
  const key = `task.log.kind.${kind}`;
  return key in en ? say(key as LogKey) : kind;
}
