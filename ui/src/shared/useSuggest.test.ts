import { expect, it } from "vitest";
import { givesWay } from "./useSuggest";

it("lets a suggestion follow another one until something is typed", () => {
  expect(givesWay("qa 2026", "qa 2026", "dialogue 2026")).toBe(true);
  expect(givesWay("mine", "qa 2026", "dialogue 2026")).toBe(false);
  expect(givesWay("", undefined, "qa 2026")).toBe(true);
  expect(givesWay(["a"], ["a"], ["b"])).toBe(true);
});

it("leaves empty what was emptied, as long as nothing else is suggested", () => {
  expect(givesWay("", "qa 2026", "qa 2026")).toBe(false);
  expect(givesWay("", "qa 2026", "dialogue 2026")).toBe(true);
});
