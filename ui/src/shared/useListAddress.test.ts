import { expect, it } from "vitest";
import { pageInstead, wholeOf } from "./useListAddress";

it("goes to the last page when the page of the address is behind it", () => {
  const empty = { content: [], totalElements: 40 };
  expect(pageInstead(empty, 999, 20)).toBe(1);
  expect(pageInstead(empty, 2, 20)).toBe(1);
});

it("stays where there is something, or nothing at all", () => {
  expect(pageInstead(undefined, 3, 20)).toBeNull();
  expect(pageInstead({ content: ["a"], totalElements: 41 }, 2, 20)).toBeNull();
  expect(pageInstead({ content: [], totalElements: 0 }, 2, 20)).toBeNull();
});

it("always comes nearer to a page that is there, also while the total is out of date", () => {
  expect(pageInstead({ content: [], totalElements: 100 }, 2, 20)).toBe(1);
  expect(pageInstead({ content: [], totalElements: 100 }, 0, 20)).toBeNull();
});

it.each([null, "", "0", "-5", "2.5", "many", "1000"])("takes the default for the size %j", (text) =>
  expect(wholeOf(text, 1, 100, 20)).toBe(20),
);

it("takes what the address says", () => expect(wholeOf("50", 1, 100, 20)).toBe(50));
