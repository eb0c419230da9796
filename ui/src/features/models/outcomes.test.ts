// @vitest-environment happy-dom
import { beforeEach, expect, it } from "vitest";
import { readOutcomes, rememberOutcome } from "./outcomes";

beforeEach(() => localStorage.clear());

it("remember the last, and not what says nothing of the model", () => {
  rememberOutcome("a", "credential");
  expect(readOutcomes().a?.ok).toBe(false);
  rememberOutcome("a", "THROTTLED");
  expect(readOutcomes().a?.ok).toBe(false);
  rememberOutcome("a", null);
  rememberOutcome("a", "refused");
  expect(readOutcomes().a?.ok).toBe(true);
  expect(readOutcomes().b).toBeUndefined();
});

it.each(["", "{", "null", "[]", "3"])("are none where %j stands in their place", (text) => {
  localStorage.setItem("winnow.models.outcomes", text);
  expect(Object.keys(readOutcomes())).toEqual([]);
});
