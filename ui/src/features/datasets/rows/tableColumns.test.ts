// @vitest-environment happy-dom
import { expect, it } from "vitest";
import { ExactNumber } from "../../../api/exactJson";
import { cellText, fieldsOf, hiddenColumns, hideColumns, shownOf, widthOf } from "./tableColumns";

it("are the fields of all rows, in the order they come", () => {
  expect(fieldsOf([{ data: { a: 1, b: 2 } }, { data: { c: 3, a: 4 } }])).toEqual(["a", "b", "c"]);
});

it("are all shown rather than none", () => {
  expect(shownOf(["a", "b"], ["a"])).toEqual(["b"]);
  expect(shownOf(["a", "b"], ["a", "b", "c"])).toEqual(["a", "b"]);
});

it("show a value on one line, with all its digits", () => {
  expect(cellText("a\n b")).toBe("a b");
  expect(cellText(null)).toBe("");
  expect(cellText({ a: new ExactNumber("1.10") })).toBe('{"a":1.10}');
  expect(cellText("x".repeat(1_000))).toHaveLength(301);
});

it("are neither too narrow nor too wide", () => {
  expect(widthOf("a", [])).toBe(90);
  expect(widthOf("a", [{ data: { a: "x".repeat(900) } }])).toBe(360);
});

it("remember what was put away, dataset by dataset", () => {
  hideColumns("1", ["a"]);
  expect(hiddenColumns("1")).toEqual(["a"]);
  expect(hiddenColumns("2")).toEqual([]);
  hideColumns("1", []);
  expect(hiddenColumns("1")).toEqual([]);
});
