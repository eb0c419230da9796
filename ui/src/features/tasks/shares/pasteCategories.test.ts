import { describe, expect, it } from "vitest";
import { readCategories } from "./pasteCategories";

const read = (text: string) => {
  const { by, categories } = readCategories(text);
  return [by, ...categories.map(({ name, share, rows }) => [name, share, rows])];
};

describe("pasted categories", () => {
  it.each([
    ["one a line", "easy\nmedium\r\n\n hard ", ["equal", ["easy", 3334, 0], ["medium", 3333, 0], ["hard", 3333, 0]]],
    ["in one line", "cats, big dogs, 3 mice", ["equal", ["cats", 3334, 0], ["big dogs", 3333, 0], ["3 mice", 3333, 0]]],
    ["in one Chinese line", "简单、中等、困难", ["equal", ["简单", 3334, 0], ["中等", 3333, 0], ["困难", 3333, 0]]],
    ["with percentages", "easy 30%\nvery hard: 70 %", ["percent", ["easy", 3000, 30], ["very hard", 7000, 70]]],
    ["with percentages in one line", "easy 30%, hard 70%", ["percent", ["easy", 3000, 30], ["hard", 7000, 70]]],
    ["with numbers behind commas", "easy,900\nhard,100", ["number", ["easy", 9000, 900], ["hard", 1000, 100]]],
    ["with numbers behind tabs", "easy\t3\nhard\t1", ["number", ["easy", 7500, 3], ["hard", 2500, 1]]],
    ["a number in a name", "grade 7\ngrade 8", ["equal", ["grade 7", 5000, 0], ["grade 8", 5000, 0]]],
    ["one with its share", "easy, 30%", ["percent", ["easy", 10_000, 30]]],
    ["shares that add up to something else", "a 1%\nb 2%", ["percent", ["a", 3333, 1], ["b", 6667, 2]]],
    ["only zeros", "a 0%\nb 0%", ["equal", ["a", 5000, 0], ["b", 5000, 0]]],
    ["nothing", " \n ", ["equal"]],
  ])("are read: %s", (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  it("keep the first of those with one name, and say which", () => {
    const { categories, twice } = readCategories("a 30%\nb 70%\na 10%");
    expect(categories.map(({ name }) => name)).toEqual(["a", "b"]);
    expect(twice).toEqual(["a"]);
  });

  // Regression: they were scaled without a word.
  it("say that percentages are scaled, and who has no share", () => {
    const { sum, without } = readCategories("a 40%\nb 20%\nc 45%\nd");
    expect([sum, without]).toEqual([105, ["d"]]);
    const whole = readCategories("a 33.3%\nb 33.3%\nc 33.4%");
    expect([whole.sum, whole.without]).toEqual([null, []]);
    const equal = readCategories("a\nb");
    expect([equal.sum, equal.without]).toEqual([null, []]);
  });

  it("take a description from a spreadsheet", () => {
    expect(readCategories("easy\t30%\tone step\nhard\tneeds an idea\t70%").categories).toEqual([
      { name: "easy", description: "one step", share: 3000, rows: 30 },
      { name: "hard", description: "needs an idea", share: 7000, rows: 70 },
    ]);
  });
});
