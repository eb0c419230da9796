import { expect, it } from "vitest";
import { isNoChoice, isRangeWrong, isTypeWrong, wrongInName } from "./variableRules";

it("takes names that the service takes", () => {
  const rows = [
    { name: "topic" },
    { name: " topic " },
    { name: "current_date" },
    { name: "count" },
    {},
    { name: "主题" },
  ];
  expect(rows.map((_, index) => wrongInName(rows, index))).toEqual([null, "twice", "builtIn", null, "bad", null]);
});

it("wants the number of rows to be a number", () => {
  expect(isTypeWrong({ name: "count", type: "text" })).toBe(true);
  expect(isTypeWrong({ name: "count", type: "number" })).toBe(false);
  expect(isTypeWrong(undefined)).toBe(false);
});

it("finds limits that leave nothing, and defaults outside of them", () => {
  expect(isRangeWrong({ min: 2, max: 1 })).toBe(true);
  expect(isRangeWrong({ min: 1, max: 1 })).toBe(false);
  expect(isRangeWrong({ min: 1, max: null })).toBe(false);
  expect(isNoChoice({ type: "choice", default: "a", choices: ["b"] })).toBe(true);
  expect(isNoChoice({ type: "choice", default: "b", choices: ["b"] })).toBe(false);
  expect(isNoChoice({ type: "text", default: "a" })).toBe(false);
});
