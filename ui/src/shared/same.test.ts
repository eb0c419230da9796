import { expect, it } from "vitest";
import { isSame } from "./same";

it("compares what is said, not in which order", () => {
  expect(isSame({ a: 1, b: { c: [1, 2], d: "x" } }, { b: { d: "x", c: [1, 2] }, a: 1, e: undefined })).toBe(true);
  expect(isSame({ a: [1, 2] }, { a: [2, 1] })).toBe(false);
  expect(isSame(undefined, "")).toBe(false);
});
