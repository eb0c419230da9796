// @vitest-environment happy-dom

import { expect, it } from "vitest";
import { plain } from "../../text/service/said";
import { goesWith, type TaskAction, whyStopped } from "./taskMoves";
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

// Regression: a task that was paused before there were codes read as one whose model is away.
it.each(["", "Paused by hand.", "Cancelled by hand."])(
  "takes %j of an older version for what a person did",
  (message) => {
    expect(whyStopped({ status: "PAUSED", why: plain(message) })).toBeNull();
    expect(whyStopped({ status: "PAUSED", why: plain("Incorrect API key.") })?.message).toBe("Incorrect API key.");
  },
);
