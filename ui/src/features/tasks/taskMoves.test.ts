// @vitest-environment happy-dom

import { expect, it } from "vitest";
import { plain } from "../../text/service/said";
import { goesWith, offers, type TaskAction, whyStopped } from "./taskMoves";
import { TASK_STATUSES, type Task } from "./taskQueries";

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

// Regression: a mix that was short offered another model, and to continue.
it("offers a mix no model, and to continue only when it is to come to something else", () => {
  const mix = { status: "PARTIAL", kind: "MIX", why: plain("30 rows are missing."), requests: { failed: 0 } } as Task;
  const offered = (task: Task) => (["retry", "model", "clone"] as const).filter((it) => offers(it, task));
  expect(offered(mix)).toEqual(["clone"]);
  expect(offered({ ...mix, why: plain("") })).toEqual(["retry", "clone"]);
  expect(offered({ ...mix, kind: "PROPORTIONAL" })).toEqual(["retry", "model", "clone"]);
});

// Regression: a task that was paused before there were codes read as one whose model is away.
it.each(["", "Paused by hand.", "Cancelled by hand."])(
  "takes %j of an older version for what a person did",
  (message) => {
    expect(whyStopped({ status: "PAUSED", why: plain(message) })).toBeNull();
    expect(whyStopped({ status: "PAUSED", why: plain("Incorrect API key.") })?.message).toBe("Incorrect API key.");
  },
);
