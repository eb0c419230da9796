import { expect, it } from "vitest";
import { ExactNumber } from "../../../api/exactJson";
import { changedFields } from "./changedFields";
import { pairOf } from "./pair";

it("are those that differ", () => {
  expect(changedFields({ before: { a: 1, b: "x" }, after: { a: 1, b: "y", c: null } })).toEqual([
    { field: "b", before: "x", after: "y" },
    { field: "c", before: undefined, after: null },
  ]);
});

it("are all of a row that is new, or gone", () => {
  expect(changedFields({ before: null, after: { a: 1 } })).toEqual([{ field: "a", before: undefined, after: 1 }]);
  expect(changedFields({ before: { a: [1] }, after: null })).toEqual([{ field: "a", before: [1], after: undefined }]);
});

it("differ in their digits", () => {
  const before = { n: new ExactNumber("1.10") };
  expect(changedFields({ before, after: { n: new ExactNumber("1.100") } })).toHaveLength(1);
  expect(changedFields({ before, after: { n: new ExactNumber("1.10") } })).toHaveLength(0);
});

it("compares two versions, the older first", () => {
  expect(pairOf([5, 2])).toEqual({ from: 2, to: 5 });
  expect(pairOf([5])).toBeNull();
  expect(pairOf([])).toBeNull();
});
