import { ConnectionLost, Problem } from "../api/problem";
import { plain, type Said } from "../text/service/said";
import type { Say } from "../text/types";

const CODES = {
  VALIDATION: "problem.validation",
  NOT_FOUND: "problem.notFound",
  NAME_TAKEN: "problem.nameTaken",
  STALE: "problem.stale",
  MODEL_IN_USE: "problem.inUse",
  TEMPLATE_IN_USE: "problem.inUse",
  IN_USE: "problem.inUse",
  PAYLOAD_TOO_LARGE: "problem.tooLarge",
  DATABASE_UNAVAILABLE: "problem.database",
  INTERNAL: "problem.internal",
  FORBIDDEN_HOST: "problem.forbidden",
  FORBIDDEN_ORIGIN: "problem.forbidden",
} as const;

/** Says what failed and what to do, for whatever a query or a mutation threw. */
export function explain(error: unknown, say: Say): { cause: string; action: string; detail?: Said; id?: string } {
  if (error instanceof ConnectionLost) {
    return { cause: say("problem.lost"), action: say("problem.lost.do") };
  }
  if (error instanceof Problem) {
    const key =
      CODES[error.code as keyof typeof CODES] ?? (error.status === 409 ? "problem.conflict" : "problem.unknown");
    return { cause: say(key), action: say(`${key}.do`), detail: error.said, id: error.id };
  }
  return { cause: say("problem.unknown"), action: say("problem.unknown.do"), detail: plain(String(error)) };
}
