import type { EvaluationStatus } from "./types";

export type Move = "pause" | "resume" | "cancel";

const FROM: Readonly<Record<Move, readonly EvaluationStatus[]>> = {
  pause: ["PENDING", "RUNNING"],
  resume: ["PAUSED", "FAILED"],
  cancel: ["PENDING", "RUNNING", "PAUSED"],
};

/** Whether an evaluation can be paused, resumed or cancelled where it stands. */
export function offers(move: Move, { status }: { readonly status: EvaluationStatus }): boolean {
  return FROM[move].includes(status);
}

/** Whether it goes on by itself. */
export function isActive({ status }: { readonly status: EvaluationStatus }): boolean {
  return status === "PENDING" || status === "RUNNING";
}
