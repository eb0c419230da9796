import { expect, it } from "vitest";
import { shownAfter } from "./SearchBox";

it("keeps the space behind a word while the next one is being typed", () => {
  expect(shownAfter("medical ", "medical", "medical")).toBe("medical ");
  expect(shownAfter("medical law", "medical", "medical")).toBe("medical law");
});

it("takes what is searched from elsewhere", () => {
  expect(shownAfter("medical ", "medical", "")).toBe("");
  expect(shownAfter("medical", "medical", "law")).toBe("law");
});
