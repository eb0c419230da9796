import { describe, expect, it } from "vitest";
import type { Task } from "../taskQueries";
import type { TaskRequest } from "./historyQueries";
import { joined, type Point, pointBetween, pointsOf, withPoint } from "./points";

const request = (second: number, accepted: number, latencyMillis: number, state = "ANSWERED") =>
  ({ at: `2026-11-25T12:00:${String(second).padStart(2, "0")}Z`, accepted, latencyMillis, state }) as TaskRequest;
const start = "2026-11-25T12:00:00Z";

it("adds up what requests brought, the latest being where the task stands", () => {
  const points = pointsOf([request(4, 3, 200), request(2, 5, 100)], 20, start);
  expect(points.map(({ rows }) => rows)).toEqual([0, 17, 20]);
  expect(points.map(({ latencyMean }) => latencyMean)).toEqual([null, 100, 200]);
  expect(points[0]?.at).toBe(Date.parse(start));
});

it("begins where it is known, and draws nothing for requests that were not read", () => {
  const points = pointsOf([request(4, 3, 200), request(2, 5, 100)], 20, null);
  expect(points.map(({ at, rows }) => [at, rows])).toEqual([
    [Date.parse("2026-11-25T12:00:02Z"), 17],
    [Date.parse("2026-11-25T12:00:04Z"), 20],
  ]);
});

it("goes on with what comes live, and has nothing twice", () => {
  const point = (at: number): Point => ({ at, rows: at, latencyMean: null, latencyMax: null });
  expect(joined([point(1), point(3)], [point(2), point(3), point(4)]).map(({ at }) => at)).toEqual([1, 3, 4]);
  expect(joined([], [point(4)])).toEqual([point(4)]);
});

it("has no more points than a chart can show", () => {
  const many = Array.from({ length: 500 }, (_, index) => request(index % 60, 1, index));
  const points = pointsOf(many, 500, start);
  expect(points.length).toBeLessThanOrEqual(61);
  expect(points.at(-1)?.rows).toBe(500);
});

describe("draws the same way as was seen", () => {
  const at = (millis: number) => new Date(Date.parse(start) + millis).toISOString();
  const answer = (millis: number) => ({ ...request(0, 1, 500), at: at(millis) });

  it.each([
    [
      "eight at once, every three seconds",
      240,
      (index: number) => Math.floor(index / 8) * 3_000 + 3_000 + (index % 8) * 5,
    ],
    ["two at a time, every second", 120, (index: number) => Math.floor(index / 2) * 1_000 + 1_000 + (index % 2)],
    ["steadily", 200, (index: number) => index * 500 + 500],
    ["all of a short task at once", 50, (index: number) => 400 + index * 4],
    ["a burst after a long while", 40, (index: number) => (index < 20 ? index * 50 : 60_000 + index * 50)],
  ])("%s", (_, count, millis) => {
    const points = pointsOf(
      Array.from({ length: count }, (__, index) => answer(millis(index))),
      count,
      start,
    );
    expect(points.at(-1)?.rows).toBe(count);
    expect(points.at(-1)?.at).toBe(Date.parse(start) + millis(count - 1));
    expect(points.length).toBeLessThanOrEqual(62);
    const steps = points.slice(1).map((point, index) => point.rows - (points[index]?.rows ?? 0));
    // A stair is a part without a row: every point stands for answers.
    expect(Math.min(...steps)).toBeGreaterThan(0);
  });

  it("draws no stairs within a wave", () => {
    const points = pointsOf(
      Array.from({ length: 80 }, (_, index) => answer(Math.floor(index / 8) * 3_000 + 3_000 + (index % 8) * 5)),
      80,
      start,
    );
    expect(points.map(({ rows }) => rows)).toEqual([0, 8, 16, 24, 32, 40, 48, 56, 64, 72, 80]);
  });
});

it("says nothing before the first answer", () => {
  expect(pointsOf([request(1, 0, 0, "FAILED")], 0, start)).toEqual([]);
});

it("finds the mean of the answers between two views", () => {
  const task = (answered: number, latencyMillisMean: number) =>
    ({ generated: answered, updatedAt: start, requests: { answered, latencyMillisMean } }) as Task;
  expect(pointBetween(task(10, 100), task(20, 150)).latencyMean).toBe(200);
  expect(pointBetween(task(10, 100), task(10, 100)).latencyMean).toBeNull();
  expect(pointBetween(task(10, 100), task(20, 100)).at).toBe(Date.parse(start));
});

it("thins what is old and never what is new", () => {
  let points: readonly Point[] = [];
  for (let at = 0; at < 2_000; at++) {
    points = withPoint(points, { at, rows: at, latencyMean: null, latencyMax: null });
  }
  expect(points.length).toBeLessThanOrEqual(401);
  expect(points.at(-1)?.at).toBe(1_999);
  expect(points[0]?.at).toBe(0);
});
