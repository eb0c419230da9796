import type { Said } from "../../text/service/said";
import type { Task, TaskStatus } from "./taskQueries";

/** What a person can do with a task, and where it may stand then. */
const FROM = {
  pause: ["RUNNING"],
  resume: ["PENDING", "PAUSED"],
  cancel: ["PENDING", "RUNNING", "PAUSED", "PARTIAL", "FAILED"],
  retry: ["PARTIAL", "FAILED"],
  target: ["PENDING", "RUNNING", "PAUSED", "COMPLETED", "PARTIAL", "FAILED"],
  concurrency: ["PENDING", "RUNNING", "PAUSED", "PARTIAL", "FAILED"],
  model: ["PENDING", "PAUSED", "COMPLETED", "PARTIAL", "FAILED"],
  clone: ["PENDING", "RUNNING", "PAUSED", "COMPLETED", "PARTIAL", "FAILED", "CANCELLED"],
  delete: ["PENDING", "PAUSED", "COMPLETED", "PARTIAL", "FAILED", "CANCELLED"],
} satisfies Record<string, readonly TaskStatus[]>;

export type TaskAction = keyof typeof FROM;

/**
 * Whether an action goes with where a task stands.
 *
 * @param failed requests given up: a paused task can have some to send again
 */
export function goesWith(action: TaskAction, status: TaskStatus, failed = 0): boolean {
  const from: readonly TaskStatus[] = FROM[action];
  return from.includes(status) || (action === "retry" && status === "PAUSED" && failed > 0);
}

/** Whether an action is offered for a task: a mix asks no model, and one that is short has nothing more to draw. */
export function offers(action: TaskAction, task: Pick<Task, "status" | "kind" | "why" | "requests">): boolean {
  const isMix = task.kind === "MIX";
  const isUsedUp = isMix && task.status === "PARTIAL" && whyStopped(task) !== null;
  return (
    !(isMix && action === "model") &&
    !(isUsedUp && action === "retry") &&
    goesWith(action, task.status, task.requests.failed)
  );
}

/** The codes of what says nothing or that a person did it, and how a version without codes wrote that down. */
const BY_HAND = ["all", "task.paused", "task.cancelled", "", "Paused by hand.", "Cancelled by hand."];

/** What the service says of why a task stands still; null where a person made it, or it does not. */
export function whyStopped({ status, why }: Pick<Task, "status" | "why">): Said | null {
  return STOPPED.includes(status) && ![why.code, why.message].some((it) => BY_HAND.includes(it)) ? why : null;
}

const STOPPED: readonly TaskStatus[] = ["PAUSED", "PARTIAL", "FAILED", "CANCELLED"];

/** Whether nothing more happens to it by itself. */
export function isOver(status: TaskStatus): boolean {
  return status !== "RUNNING" && status !== "PENDING";
}
