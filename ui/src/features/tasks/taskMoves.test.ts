// @vitest-environment happy-dom

import { expect, it } from "vitest";
import { goesWith, type TaskAction } from "./taskMoves";
import { TASK_STATUSES } from "./taskQueries";

const ACTIONS: readonly TaskAction[] = [
  "pause",
  "resume",
  "cancel",
  "retry",
  "target",
  "concurrency",
  "clone",
  "delete",
];

// spec: the table of docs/service.md
it.each([
  ["PENDING", "resume cancel target concurrency clone delete"],
  ["RUNNING", "pause cancel target concurrency clone"],
  ["PAUSED", "resume cancel target concurrency clone delete"],
  ["COMPLETED", "target clone delete"],
  ["PARTIAL", "cancel retry target concurrency clone delete"],
  ["FAILED", "cancel retry target concurrency clone delete"],
  ["CANCELLED", "clone delete"],
] as const)("%s goes with %s", (status, actions) => {
  expect(TASK_STATUSES).toContain(status);
  expect(ACTIONS.filter((action) => goesWith(action, status)).join(" ")).toBe(actions);
});

it("offers to retry a paused task only when something was given up", () => {
  expect(goesWith("retry", "PAUSED", 0)).toBe(false);
  expect(goesWith("retry", "PAUSED", 2)).toBe(true);
});
