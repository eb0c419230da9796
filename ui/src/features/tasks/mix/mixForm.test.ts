import { expect, it } from "vitest";
import { newCategory, newDimension } from "../shares/proportions";
import type { Task } from "../taskQueries";
import { cloneOf, hasDatasets, type MixFields, mixOf } from "./mixForm";

const source = (name: string, datasetId: string, share: number, rows = 0) =>
  newCategory(name, share, { rows, change: { sample: { datasetId, where: name === "a" ? { lang: "en" } : {} } } });
const FIELDS: MixFields = {
  name: " mixed ",
  count: 100,
  output: { to: "new", format: "JSONL" },
  sources: {
    ...newDimension("source"),
    by: "percent",
    categories: [source("a", "1", 5000, 7), source("b", "2", 3000, 8), source("", "3", 2000, 9)],
  },
};

it("a mix is sent with the shares of its sources", () => {
  expect(mixOf(FIELDS)).toEqual({
    kind: "MIX",
    name: "mixed",
    target: 100,
    sources: [
      { name: "a", datasetId: "1", where: { lang: "en" }, share: "50%" },
      { name: "b", datasetId: "2", share: "30%" },
      { datasetId: "3", share: "20%" },
    ],
    output: { format: "jsonl" },
  });
});

it("or with their numbers of rows, which say the target", () => {
  const sent = mixOf({ ...FIELDS, sources: { ...FIELDS.sources, by: "rows" } });
  expect(sent.target).toBeUndefined();
  expect(sent.sources.map(({ rows }) => rows)).toEqual([7, 8, 9]);
});

it("a mix like another one is the same but for its name", () => {
  const draft = mixOf(FIELDS);
  const task = { name: "mixed", target: 100, format: "JSONL", draft } as unknown as Task;
  expect(mixOf(cloneOf(task, new Date()))).toEqual({ ...draft, name: "mixed 2" });
});

it("needs a dataset for each source", () => {
  expect(hasDatasets(FIELDS.sources.categories)).toBe(true);
  expect(hasDatasets([newCategory("c", 0)])).toBe(false);
  expect(hasDatasets([])).toBe(false);
});
