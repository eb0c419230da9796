import { expect, it } from "vitest";
import { fieldsInRun } from "./changeOf";
import { bodyOf, fieldsOf, isComplete, newDimension, type ProportionFields } from "./proportions";
import { fieldOf, NO_TOP_UP, readTopUp, type TopUp, topUpBody } from "./topUp";

const LEVEL = newDimension("level", ["low", "high"]);
const [low, high] = LEVEL.categories.map(({ key }) => key) as [string, string];
const TOP_UP: TopUp = {
  ...NO_TOP_UP,
  datasetId: "d",
  fields: { [LEVEL.key]: "difficulty" },
  mapping: { [LEVEL.key]: { easy: low, hard: high, gone: "a category that was removed" } },
  total: 300,
};
const FIELDS: ProportionFields = { dimensions: [LEVEL], combinations: [], other: "reject", topUp: TOP_UP };

it("is sent with the names of dimensions and categories, and read back the same", () => {
  const sent = {
    datasetId: "d",
    fields: { level: "difficulty" },
    mapping: { level: { easy: "low", hard: "high" } },
    total: 300,
  };
  expect(topUpBody(TOP_UP, [LEVEL])).toEqual(sent);
  expect(topUpBody(readTopUp(sent, [LEVEL]) as TopUp, [LEVEL])).toEqual(sent);
  expect(topUpBody({ ...NO_TOP_UP, datasetId: "d", ignores: true }, [LEVEL])).toEqual({
    datasetId: "d",
    ignoreUnknown: true,
  });
  expect(bodyOf(FIELDS).topUp).toEqual(sent);
});

it("needs a dataset", () => {
  expect(isComplete(FIELDS)).toBe(true);
  expect(isComplete({ ...FIELDS, topUp: NO_TOP_UP })).toBe(false);
});

it("looks for a dimension where rows have it", () => {
  expect(fieldOf(TOP_UP, LEVEL)).toBe("difficulty");
  expect(fieldOf(NO_TOP_UP, { ...LEVEL, field: "grade" })).toBe("grade");
  expect(fieldOf(NO_TOP_UP, LEVEL)).toBe("level");
});

it("is what the rows that it counted are while the task runs", () => {
  const draft = {
    dimensions: [{ name: "level", categories: ["low"] }],
    topUp: { datasetId: "d" },
  };
  const existing = [{ when: { level: "low" }, rows: 3 }];
  const { topUp, existing: counted } = bodyOf(fieldsInRun({ draft, configuration: { existing } }) as ProportionFields);
  expect([topUp, counted]).toEqual([undefined, existing]);
});

it("gives way to rows that were counted before, and these to another dataset", () => {
  const draft = {
    dimensions: [{ name: "level", categories: ["low"] }],
    existing: [{ when: { level: "low" }, rows: 3 }],
  };
  expect(bodyOf(fieldsOf(draft) as ProportionFields).existing).toEqual(draft.existing);
  const topped = bodyOf({ ...(fieldsOf(draft) as ProportionFields), topUp: { ...NO_TOP_UP, datasetId: "d" } });
  expect(topped.existing).toBeUndefined();
});
