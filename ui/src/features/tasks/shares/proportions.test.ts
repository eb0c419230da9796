import { describe, expect, it } from "vitest";
import {
  addCategory,
  bodyOf,
  type DimensionFields,
  fieldsOf,
  isComplete,
  newDimension,
  type ProportionFields,
  removeCategory,
  saidBy,
  withDimensions,
  withShares,
} from "./proportions";
import { WHOLE } from "./shares";

const fields = (...dimensions: DimensionFields[]): ProportionFields => ({
  dimensions,
  combinations: [],
  other: "reject",
});
const LEVEL = newDimension("level", ["easy", "medium", "hard"]);
const sharesOf = ({ categories }: DimensionFields) => categories.map(({ share }) => share);
const rowsOf = ({ categories }: DimensionFields) => categories.map(({ rows }) => rows);

describe("a dimension", () => {
  it("is sent without shares where they are equal, and else as percentages or rows", () => {
    const by = (dimension: DimensionFields) =>
      bodyOf(fields(dimension)).dimensions[0]?.categories.map(({ share, rows }) => share ?? rows);
    expect(by(LEVEL)).toEqual([undefined, undefined, undefined]);
    expect(by(withShares(LEVEL, [3000, 5000, 2000], "percent"))).toEqual(["30%", "50%", "20%"]);
    expect(by(saidBy(LEVEL, "rows", 100))).toEqual([34, 33, 33]);
  });

  it("keeps its shares when they are said in another way", () => {
    const percent = withShares(LEVEL, [3000, 5000, 2000], "percent");
    const rows = saidBy(percent, "rows", 1000);
    expect(rowsOf(rows)).toEqual([300, 500, 200]);
    expect(sharesOf(saidBy(rows, "percent", 1000))).toEqual([3000, 5000, 2000]);
    expect(sharesOf(saidBy(percent, "equal", 1000))).toEqual([3334, 3333, 3333]);
  });

  it("adds up when a category comes or goes", () => {
    const percent = withShares(LEVEL, [3000, 5000, 2000], "percent");
    const more = addCategory(percent, "extreme");
    expect(sharesOf(more)).toEqual([2250, 3750, 1500, 2500]);
    const less = removeCategory(more, more.categories[1]?.key ?? "");
    expect(sharesOf(less).reduce((sum, it) => sum + it)).toBe(WHOLE);
    expect(sharesOf(addCategory(LEVEL, "x"))).toEqual([2500, 2500, 2500, 2500]);
  });

  it("is complete with names throughout", () => {
    expect(isComplete(fields())).toBe(false);
    expect(isComplete(fields(newDimension("level")))).toBe(false);
    expect(isComplete(fields(newDimension(" ", ["a"])))).toBe(false);
    expect(isComplete(fields(newDimension("level", ["a", ""])))).toBe(false);
    expect(isComplete(fields(LEVEL))).toBe(true);
  });
});

describe("combinations", () => {
  const topic = newDimension("topic", ["art", "maths"]);
  const when = { [LEVEL.key]: LEVEL.categories[2]?.key ?? "", [topic.key]: topic.categories[0]?.key ?? "" };
  const both: ProportionFields = { ...fields(LEVEL, topic), combinations: [{ when, share: 0 }] };

  it("follow the names of their categories, and go with them", () => {
    expect(bodyOf(both).combinations).toEqual([{ when: { level: "hard", topic: "art" }, share: 0 }]);
    const renamed = { ...topic, name: "subject" };
    expect(bodyOf(withDimensions(both, [LEVEL, renamed])).combinations?.[0]?.when).toEqual({
      level: "hard",
      subject: "art",
    });
    expect(withDimensions(both, [LEVEL, removeCategory(topic, topic.categories[0]?.key ?? "")]).combinations).toEqual(
      [],
    );
  });

  it("stay excluded when a dimension is added; a share of their own goes", () => {
    const more = [LEVEL, topic, newDimension("grade", ["7"])];
    expect(withDimensions(both, more).combinations).toHaveLength(1);
    expect(withDimensions({ ...both, combinations: [{ when, share: 500 }] }, more).combinations).toHaveLength(0);
  });
});

it("what was sent is read back the same", () => {
  const sent = {
    dimensions: [
      {
        name: "level",
        field: "difficulty",
        categories: [
          { name: "easy", description: "one step", share: "30%" },
          { name: "hard", share: "70%", modelId: "m", parameters: { tone: "dry" }, generation: { temperature: 1 } },
        ],
      },
      { name: "topic", categories: [{ name: "art" }, { name: "maths" }] },
    ],
    combinations: [
      { when: { level: "easy", topic: "art" }, share: "5.5%" },
      { when: { level: "hard" }, templateId: "t", templateRevision: 2 },
    ],
    minimumPerCombination: 3,
    otherCategory: "keep",
    checkLabels: { dimensions: ["level"], modelId: "m" },
  };
  expect(bodyOf(fieldsOf(sent) as ProportionFields)).toEqual(sent);
});

it("each way to write dimensions in a task file is read", () => {
  const read = (dimensions: unknown) => bodyOf(fieldsOf({ dimensions }) as ProportionFields).dimensions;
  expect(read({ level: { easy: 1, hard: 3 } })).toEqual([
    {
      name: "level",
      categories: [
        { name: "easy", share: "25%" },
        { name: "hard", share: "75%" },
      ],
    },
  ]);
  expect(read({ level: ["easy", 7] })).toEqual([{ name: "level", categories: [{ name: "easy" }, { name: "7" }] }]);
  expect(read({ level: { field: "l", categories: { easy: { rows: 3 }, hard: { rows: 0 } } } })).toEqual([
    {
      name: "level",
      field: "l",
      categories: [
        { name: "easy", rows: 3 },
        { name: "hard", rows: 0 },
      ],
    },
  ]);
  expect(fieldsOf({})).toBeNull();
});
