import { expect, it } from "vitest";
import { decidedBy, keyOf, nextOpen, rowOf, withItem } from "./queue";
import type { Item } from "./types";

function item(ordinal: number, ...reviewers: string[]): Item {
  return {
    ordinal,
    was: "ACCEPTED",
    standing: "OPEN",
    data: {},
    decisions: reviewers.map((reviewer, id) => ({ id, reviewer, decision: "ACCEPT", reason: "", at: "" })),
  };
}

it("goes to the next row that is open, and to the next one where none is", () => {
  const items = [item(1), item(2, "Ann"), item(3), item(4, "Ann")];
  expect(nextOpen(items, 0, "Ann")).toBe(2);
  expect(nextOpen(items, 2, "Ann")).toBe(3);
  expect(nextOpen(items, 3, "Ann")).toBe(3);
  expect(nextOpen(items, 0, "Bo")).toBe(1);
  expect(nextOpen([], 0, "Bo")).toBe(0);
});

it("counts what one has decided and replaces rows by their names", () => {
  const items = [item(1), item(2, "Ann", "Bo")];
  expect(decidedBy(items, "Ann")).toBe(1);
  expect(withItem(items, item(1, "Ann")).map((it) => decidedBy([it], "Ann"))).toEqual([1, 1]);
  expect(keyOf({ task: "t", unit: "generate-0-1", index: 2 })).toBe("t/generate-0-1/2");
});

it("makes a row of edited fields", () => {
  const row = { text: "a", level: 3, tags: ["x"] };
  expect(rowOf(row, { text: "{b", level: "4", tags: '["y"]' }, JSON.parse)).toEqual({
    text: "{b",
    level: 4,
    tags: ["y"],
  });
  expect(rowOf(row, { text: "b", level: "four", tags: "[]" }, JSON.parse)).toBeNull();
});
