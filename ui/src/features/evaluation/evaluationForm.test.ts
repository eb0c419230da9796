import { expect, it } from "vitest";
import { NEW_JUDGE, NEW_MEANING, USUAL_GATES } from "../tasks/gates/gateFields";
import {
  areTargets,
  categoriesIn,
  type EvaluationFields,
  evaluationBody,
  fieldsIn,
  fieldsOf,
  isReady,
  newCategory,
  newEvaluation,
  newTarget,
  requestsOf,
} from "./evaluationForm";
import type { EvaluationTask } from "./types";

const NEW = newEvaluation({ datasetId: "d" });

it("a new one is strict, with a sample that nobody looks at", () => {
  expect(evaluationBody(NEW)).toEqual({ datasetId: "d", gates: "strict", sample: 100 });
});

it("without rules that is said, since rules are usual", () => {
  const off = { ...NEW, gates: { ...USUAL_GATES, near: true } };
  expect(evaluationBody(off).gates).toEqual({ preset: "off", duplicates: { near: 0.8 } });
  expect(evaluationBody({ ...off, gates: { ...USUAL_GATES, near: false } }).gates).toEqual({
    duplicates: { near: "off" },
  });
});

it("a version is that of a dataset alone, and an age needs a time", () => {
  expect(evaluationBody({ ...NEW, version: 3 })).toMatchObject({ datasetId: "d", version: 3 });
  expect(evaluationBody({ ...newEvaluation({ taskId: "t" }), version: 3 })).not.toHaveProperty("version");
  expect(evaluationBody({ ...NEW, maxAgeDays: 30 })).not.toHaveProperty("maxAgeDays");
  expect(evaluationBody({ ...NEW, timeField: "at", maxAgeDays: 30 })).toMatchObject({
    timeField: "at",
    maxAgeDays: 30,
  });
});

const FULL: EvaluationFields = {
  ...NEW,
  name: "full",
  version: 2,
  gates: { ...NEW.gates, similarity: 0.7, judge: { ...NEW_JUDGE, modelId: "m" } },
  targets: [{ ...newTarget(), field: "level", categories: [newCategory("easy", 3), newCategory("hard", 1)] }],
  timeField: "at",
  maxAgeDays: 30,
  sample: 40,
  seed: 7,
};

it("another one like it is the same", () => {
  const { datasetId, name, version, ...settings } = evaluationBody(FULL);
  const made = { datasetId, name, version, taskId: null, settings } as unknown as EvaluationTask;
  expect(evaluationBody(fieldsOf(made))).toEqual(evaluationBody(FULL));
  expect(evaluationBody(FULL).targets).toEqual({ level: { easy: 3, hard: 1 } });
});

it("a judge needs a model of its own", () => {
  expect(isReady(NEW.gates, [])).toBe(true);
  expect(isReady({ ...NEW.gates, judge: NEW_JUDGE }, [])).toBe(false);
  expect(isReady(FULL.gates, [])).toBe(true);
});

it("targets have fields of their own, and some share", () => {
  const target = { ...newTarget(), field: "a", categories: [newCategory("x", 1)] };
  expect(areTargets([])).toBe(true);
  expect(areTargets([target, { ...target, field: "b" }])).toBe(true);
  expect(areTargets([target, target])).toBe(false);
  expect(areTargets([newTarget()])).toBe(false);
  expect(areTargets([{ ...target, categories: [newCategory("x", 0)] }])).toBe(false);
});

it("requests are those for the sample, of fewer rows for these", () => {
  const asked = { gates: { ...FULL.gates, meaning: { ...NEW_MEANING, modelId: "m" } }, sample: 100 };
  expect(requestsOf(asked, 1_000)).toEqual({ rows: 100, judge: 20, embeddings: 10 });
  expect(requestsOf(asked, 12)).toEqual({ rows: 12, judge: 3, embeddings: 2 });
  expect(requestsOf(NEW, 1_000)).toEqual({ rows: 100, judge: 0, embeddings: 0 });
});

it("categories are offered where a field has few values", () => {
  const rows = [
    { level: "hard", text: "a" },
    { level: "easy", text: "b" },
    { level: "hard", text: "c", more: 1 },
  ];
  expect(categoriesIn(rows, "level")).toEqual(["easy", "hard"]);
  expect(categoriesIn(rows, "text")).toEqual([]);
  expect(categoriesIn(rows, "none")).toEqual([]);
  expect(fieldsIn(rows)).toEqual(["level", "text", "more"]);
});
