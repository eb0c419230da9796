import { expect, it } from "vitest";
import { labelMatrixOf } from "./labelMatrix";

const count = (planned: string, found: string | null, rows: number) => ({ planned, found, rows });
const of = (...counts: ReturnType<typeof count>[]) => ({ name: "level", checked: 0, agreed: 0, counts });

it("has what rows were requested as against what they were classified as, in the order of the categories", () => {
  const labels = of(
    count("hard", "hard", 3),
    count("hard", "easy", 1),
    count("easy", "easy", 9),
    count("easy", null, 1),
  );
  expect(labelMatrixOf(labels, ["easy", "medium", "hard"])).toEqual({
    columns: ["easy", "hard"],
    rows: [
      { planned: "easy", rows: [9, 0], other: 1, agreed: 0.9 },
      { planned: "hard", rows: [1, 3], other: 0, agreed: 0.75 },
    ],
    hasOther: true,
    left: 0,
  });
});

it("shows the categories that disagree most where there are too many", () => {
  const names = Array.from({ length: 40 }, (_, at) => `c${at}`);
  const labels = of(...names.map((it) => count(it, it, 5)), count("c39", "c38", 2));
  const { columns, left, hasOther } = labelMatrixOf(labels, names);
  expect(columns).toHaveLength(30);
  expect(columns.slice(-2)).toEqual(["c38", "c39"]);
  expect([left, hasOther]).toEqual([10, false]);
});
