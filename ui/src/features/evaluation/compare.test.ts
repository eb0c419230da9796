import { expect, it } from "vitest";
import { differences, figuresOf, toneOfChange } from "./compare";
import { metricsIn, trendOf } from "./trend";
import type { EvaluationTask, Measured, Metric, Report } from "./types";

const measured = (metric: Metric, value: number, more: Partial<Measured> = {}): Measured => ({
  metric,
  value,
  weight: 10,
  warnBelow: 0.9,
  warning: value < 0.9,
  ...more,
});

it("metrics are set side by side, also where only one has them", () => {
  const found = differences(
    [measured("UNIQUENESS", 0.5), measured("SAFETY", 1)],
    [measured("COMPLETENESS", 0.9), measured("UNIQUENESS", 0.75)],
  );
  expect(found.map(({ metric, difference }) => [metric, difference])).toEqual([
    ["COMPLETENESS", null],
    ["UNIQUENESS", 0.25],
    ["SAFETY", null],
  ]);
});

it("what may be chance is told by the intervals", () => {
  const one = [measured("JUDGE", 0.6, { interval: { from: 0.5, to: 0.7 } })];
  const near = [measured("JUDGE", 0.7, { interval: { from: 0.65, to: 0.75 } })];
  const far = [measured("JUDGE", 0.9, { interval: { from: 0.85, to: 0.95 } })];
  expect(differences(one, near)[0]?.within).toBe(true);
  expect(differences(one, far)[0]?.within).toBe(false);
  expect(differences(one, [measured("JUDGE", 0.6)])[0]?.within).toBe(false);
});

it("less is better where rows repeat, and nothing is where rows are counted", () => {
  expect(toneOfChange("near", -1)).toBe("good");
  expect(toneOfChange("near", 1)).toBe("bad");
  expect(toneOfChange("distinct2", 1)).toBe("good");
  expect(toneOfChange("rows", 5)).toBeNull();
  expect(toneOfChange("exact", 0)).toBeNull();
});

const EMPTY: Report = {
  rows: 0,
  score: null,
  metrics: [],
  fields: [],
  complete: 0,
  rules: [],
  duplicates: { exact: 0, near: 0, heldOut: 0, threshold: null, similarity: [] },
  balance: [],
  worst: [],
};

it("figures are shares of the rows, and nothing without rows", () => {
  expect(figuresOf(EMPTY)).toMatchObject({ rows: 0, complete: null, exact: null, near: null, judge: null });
  const some = {
    ...EMPTY,
    rows: 8,
    complete: 6,
    duplicates: { ...EMPTY.duplicates, exact: 2, near: 1, threshold: 0.8 },
  };
  expect(figuresOf(some)).toMatchObject({ rows: 8, complete: 75, exact: 25, near: 12.5, heldOut: null });
});

it("a trend goes from the oldest, without what is not done", () => {
  const made = (id: string, at: string, more: Partial<EvaluationTask>) =>
    ({ id, name: id, createdAt: at, status: "COMPLETED", score: 80, ...more }) as EvaluationTask;
  const points = trendOf([
    made("c", "2026-12-03T00:00:00Z", { metrics: [measured("SAFETY", 0.5)] }),
    made("b", "2026-12-02T00:00:00Z", { status: "RUNNING", score: null }),
    made("a", "2026-12-01T00:00:00Z", { metrics: [measured("COMPLETENESS", 1)] }),
  ]);
  expect(points.map(({ id }) => id)).toEqual(["a", "c"]);
  expect(points[1]?.values).toEqual({ SAFETY: 50 });
  expect(metricsIn(points)).toEqual(["COMPLETENESS", "SAFETY"]);
});
