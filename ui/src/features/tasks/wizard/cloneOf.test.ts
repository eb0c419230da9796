import { describe, expect, it } from "vitest";
import { readAnswer, writeJson } from "../../../api/exactJson";
import type { Task } from "../taskQueries";
import { cloneOf, copyName, newSeed } from "./cloneOf";
import { USUAL_EVALUATION } from "./evaluateForm";

const NOW = new Date(2026, 10, 28, 9, 7);

const TASK = {
  name: "medical qa",
  description: "For learners",
  template: { id: "t", name: "qa", revision: 2 },
  model: { id: "m", name: "gpt-40" },
  dataset: { id: "d", name: "medical qa" },
  format: "CSV",
  target: 50,
  concurrency: 4,
  draft: {
    name: "medical qa",
    description: "For learners",
    templateId: "t",
    templateRevision: 2,
    modelId: "m",
    parameters: { topic: "cells", level: 3, hard: true, list: ["x"] },
    target: 50,
    concurrency: 4,
    batchSize: 3,
    distinctOn: ["question"],
    seed: 7,
    timeZone: "Asia/Shanghai",
    coerce: false,
    limits: { budgetFactor: 2 },
    model: { temperature: 0.5 },
    output: { format: "CSV" },
  },
} as unknown as Task;

describe("a clone", () => {
  it("is the same task but for its name, its seed and its dataset", () => {
    expect(cloneOf(TASK, 99, NOW)).toEqual({
      kind: "SINGLE",
      name: "medical qa 2",
      description: "For learners",
      templateId: "t",
      modelId: "m",
      values: { topic: "cells", level: 3, hard: true },
      count: 50,
      concurrency: 4,
      batchSize: 3,
      distinctOn: ["question"],
      seed: 99,
      evaluation: USUAL_EVALUATION,
      output: { to: "new", format: "CSV" },
      kept: { limits: { budgetFactor: 2 }, model: { temperature: 0.5 }, timeZone: "Asia/Shanghai", coerce: false },
    });
  });

  it("takes numbers along with all their digits", () => {
    const draft = readAnswer('{"draft":{"parameters":{"rate":1.10,"size":1e400},"model":{"temperature":0.50}}}');
    const { values, kept } = cloneOf({ ...TASK, ...(draft as Pick<Task, "draft">) }, 1, NOW);
    expect(writeJson([values, kept])).toBe('[{"rate":1.10,"size":1e400},{"model":{"temperature":0.50}}]');
  });

  it("of a task whose template and model are gone leaves them open", () => {
    const gone = { ...TASK, draft: { name: "medical qa", target: 50 } } as Task;
    const fields = cloneOf(gone, 1, NOW);
    expect([fields.templateId, fields.modelId, fields.values, fields.kept]).toEqual([
      undefined,
      undefined,
      {},
      undefined,
    ]);
  });

  it.each([
    ["first", "first 2"],
    ["first 2", "first 3"],
    ["first 99", "first 100"],
    ["data of 2026", "data of 2026 2"],
    ["v2", "v2 2"],
    ["qa 2026-11-05 14:05", "qa 2026-11-28 09:07"],
    ["医疗问答", "医疗问答 2"],
    ["two\nlines 4", "two\nlines 5"],
    ["7", "7 2"],
    ["𝄞".repeat(200), `${"𝄞".repeat(198)} 2`],
  ])("of %j is called %j", (name, copy) => {
    expect(copyName(name, NOW)).toBe(copy);
    expect([...copy].length).toBeLessThanOrEqual(200);
  });

  it("draws another seed", () => {
    const seeds = new Set(Array.from({ length: 20 }, newSeed));
    expect(seeds.size).toBeGreaterThan(15);
    expect([...seeds].every(Number.isSafeInteger)).toBe(true);
  });
});
