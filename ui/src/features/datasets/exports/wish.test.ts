import { expect, it } from "vitest";
import { categoryOf, type ExportFields, FIRST_FIELDS, lacking, sharesOf, wishOf, withRefused } from "./wish";

const SLOTS = [
  { slot: "instruction", needed: true, field: "question" },
  { slot: "input", needed: false, field: null },
  { slot: "output", needed: true, field: null },
];
const COLUMNS = ["question", "answer", "score"];
const wish = (fields: Partial<ExportFields>) => wishOf({ ...FIRST_FIELDS, ...fields }, COLUMNS, { q: "天气" });

it("writes all rows as they are where nothing was chosen", () => {
  expect(wish({})).toEqual({
    format: "JSONL",
    layout: null,
    mapping: null,
    split: null,
    columns: null,
    rename: {},
    provenance: false,
    compression: "NONE",
    formulaSafe: false,
    license: null,
  });
});

it("leaves the mapping to the service until one says otherwise", () => {
  expect(wish({ layout: "ALPACA" }).mapping).toBeNull();
  const mapping = { output: "answer", input: "" };
  expect(wish({ layout: "ALPACA", mapping }).mapping).toEqual(mapping);
  expect(wish({ mapping }).mapping).toBeNull();
});

it("knows which slots nothing goes into", () => {
  expect(lacking(SLOTS, {})).toEqual(["output"]);
  expect(lacking(SLOTS, { output: "answer", instruction: "" })).toEqual(["instruction"]);
});

it("offers the slots that the service found nothing for", () => {
  const refused = [{ field: "mapping.instruction" }, { field: "mapping.output" }, { field: "license" }];
  expect(withRefused([], refused, {}).map(({ slot }) => slot)).toEqual(["instruction", "output"]);
  expect(withRefused(SLOTS, refused, { output: "answer" })).toEqual(SLOTS);
  const filledIn = withRefused([], [{ field: "mapping.output" }], { instruction: "question" });
  expect(filledIn.map(({ slot }) => slot)).toEqual(["instruction", "output"]);
});

it("leaves columns out and calls them otherwise, but not in a layout", () => {
  const fields = { without: ["score"], rename: { question: " q ", answer: "", score: "s" } };
  expect(wish(fields)).toMatchObject({ columns: ["question", "answer"], rename: { question: "q" } });
  expect(wish({ ...fields, layout: "ALPACA" })).toMatchObject({ columns: null, rename: {} });
});

it("splits by a field or by the categories of a dimension", () => {
  expect(wish({ split: true, by: "score" }).split).toMatchObject({ train: 8, by: "score" });
  expect(wish({ split: true, by: categoryOf("level") }).split).toMatchObject({ by: "category:level" });
});

it("neutralises formulas in CSV alone", () => {
  expect(wish({ formulaSafe: true }).formulaSafe).toBe(false);
  expect(wish({ formulaSafe: true, format: "CSV" }).formulaSafe).toBe(true);
});

it("takes only the rows that are looked at where one says so", () => {
  expect(wish({}).filter).toBeUndefined();
  expect(wish({ filtered: true }).filter).toEqual({ q: "天气" });
});

it("splits in parts", () => {
  expect(wish({ split: true, by: "level" }).split).toEqual({ train: 8, validation: 1, test: 1, seed: 42, by: "level" });
  expect(sharesOf(FIRST_FIELDS)).toEqual([80, 10, 10]);
  expect(sharesOf({ ...FIRST_FIELDS, train: 0, validation: null, test: 0 })).toBeNull();
});
