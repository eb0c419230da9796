import { expect, it } from "vitest";
import { plain, type Said } from "../../text/service/said";
import { failingModels, likelyModel, modelFor } from "./likelyModel";
import type { Model } from "./modelQueries";

const NEVER = "2026-11-01T00:00:00Z";
const model = (id: string, updatedAt = NEVER) => ({ id, name: `model ${id}`, updatedAt }) as Model;
const task = (id: string, status: string, why: Said, updatedAt: string, answered = 0) =>
  ({ model: { id, name: id }, status, why, updatedAt, requests: { answered } }) as unknown as Parameters<
    typeof likelyModel
  >[1][number];

const DENIED = plain("Incorrect API key provided.");
const BY_HAND: Said = { code: "task.paused", values: {}, message: "Paused by hand." };
const NOTHING: Said = { code: "all", values: { sentences: [] }, message: "" };
const AT_9 = "2026-11-28T09:00:00Z";
const AT_10 = "2026-11-28T10:00:00Z";

it.each([
  ["a task is paused over it", [task("a", "PAUSED", DENIED, AT_9)], {}, NEVER, true],
  ["a person has paused its task", [task("a", "PAUSED", BY_HAND, AT_9, 3)], {}, NEVER, false],
  [
    "its task has failed over a full disk",
    [task("a", "FAILED", plain("Its journal cannot be used: x"), AT_9)],
    {},
    NEVER,
    false,
  ],
  ["it was put right since", [task("a", "PAUSED", DENIED, AT_9)], {}, AT_10, false],
  ["a test has answered since", [task("a", "PAUSED", DENIED, AT_9)], { a: { ok: true, at: AT_10 } }, NEVER, false],
  ["a test has failed since", [task("a", "RUNNING", NOTHING, AT_9, 5)], { a: { ok: false, at: AT_10 } }, NEVER, true],
  [
    "another task has had answers since",
    [task("a", "COMPLETED", NOTHING, AT_10, 9), task("a", "PAUSED", DENIED, AT_9)],
    {},
    NEVER,
    false,
  ],
  ["its test failed before it was changed", [], { a: { ok: false, at: AT_9 } }, AT_10, false],
  ["another model's task is paused", [task("b", "PAUSED", DENIED, AT_9)], {}, NEVER, false],
  ["its task has not had an answer yet", [task("a", "RUNNING", NOTHING, AT_9)], {}, NEVER, false],
])("whether it fails when %s", (_, tasks, outcomes, changed, fails) => {
  expect(failingModels([model("a", changed)], tasks, outcomes).has("a")).toBe(fails);
});

it("begins with the model used last, unless it fails and another does not", () => {
  const models = [model("a"), model("b"), model("c")];
  const tasks = [task("c", "RUNNING", NOTHING, AT_10), task("b", "COMPLETED", NOTHING, AT_9, 1)];
  expect(likelyModel(models, tasks, new Set())?.id).toBe("c");
  expect(likelyModel(models, tasks, new Set(["c"]))?.id).toBe("b");
  expect(likelyModel(models, tasks, new Set(["b", "c"]))?.id).toBe("a");
  expect(likelyModel(models, tasks, new Set(["a", "b", "c"]))?.id).toBe("c");
  expect(likelyModel(models, [task("gone", "RUNNING", NOTHING, AT_10)], new Set())?.id).toBe("a");
  expect(likelyModel([], tasks, new Set())).toBeUndefined();
});

it("takes the model a template is meant for, on the same condition", () => {
  const [a, b] = [model("a"), model("b")];
  expect(modelFor("model b", [a, b], a, new Set())).toBe(b);
  expect(modelFor("model b", [a, b], a, new Set(["b"]))).toBe(a);
  expect(modelFor("model b", [a, b], a, new Set(["a", "b"]))).toBe(b);
  expect(modelFor("model b", [b], b, new Set(["b"]))).toBe(b);
  expect(modelFor("elsewhere", [a, b], a, new Set())).toBe(a);
  expect(modelFor(null, [a, b], a, new Set())).toBe(a);
});
