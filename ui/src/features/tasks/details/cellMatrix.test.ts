import { expect, it } from "vitest";
import { matrixOf } from "./cellMatrix";
import type { TaskCell } from "./cellQueries";

const cell = (level: string, topic: string, grade: string, accepted: number, state = "COMPLETE") =>
  ({ categories: { level, topic, grade }, planned: 5, accepted, state }) as unknown as TaskCell;

const CELLS = [
  cell("easy", "art", "7", 5),
  cell("easy", "art", "8", 4, "SHORT"),
  cell("easy", "maths", "7", 5),
  cell("hard", "art", "7", 3, "RUNNING"),
  { ...cell("hard", "maths", "7", 0, "EXCLUDED"), planned: 0 },
];

it("adds up the dimensions that are not shown", () => {
  const { rows, columns, sums, rowSums, columnSums, all } = matrixOf(CELLS, "level", "topic", {});
  expect(rows).toEqual(["easy", "hard"]);
  expect(columns).toEqual(["art", "maths"]);
  expect(sums[0]?.[0]).toEqual({ planned: 10, accepted: 9, isShort: true, excluded: false });
  expect(sums[1]?.[1]).toMatchObject({ planned: 0, excluded: true });
  expect(rowSums.map(({ accepted }) => accepted)).toEqual([14, 3]);
  expect(columnSums.map(({ accepted }) => accepted)).toEqual([12, 5]);
  expect(all).toMatchObject({ planned: 20, accepted: 17 });
});

it("shows only what has the chosen category", () => {
  const { sums, all } = matrixOf(CELLS, "level", "topic", { grade: "8" });
  expect(sums).toEqual([[{ planned: 5, accepted: 4, isShort: true, excluded: false }]]);
  expect(all.accepted).toBe(4);
});
