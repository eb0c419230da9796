import { expect, it } from "vitest";
import { isWhole, OPS, readCondition, readConditions, takesValue, writeCondition, writeConditions } from "./where";

it("are written and read back", () => {
  const fields = ["score", "meta.source", "a:b", "答案"];
  const values = ["0.5", "a:b:c", " blank ", "多\n行", "eq:x"];
  for (const field of fields) {
    for (const op of OPS) {
      for (const value of takesValue(op) ? values : [""]) {
        const condition = { field, op, value };
        expect(readCondition(writeCondition(condition))).toEqual(condition);
      }
    }
  }
});

it("are written as the service reads them", () => {
  expect(writeCondition({ field: "score", op: "ge", value: "0.5" })).toBe("score:ge:0.5");
  expect(writeCondition({ field: " answer ", op: "missing", value: "left over" })).toBe("answer:missing");
});

it("are none where a part is missing", () => {
  expect(readCondition("score")).toBeNull();
  expect(readCondition("score:near:5")).toBeNull();
  expect(readCondition("score:eq")).toBeNull();
  expect(readCondition("score:exists:1")).toBeNull();
  expect(readCondition(":eq:1")).toBeNull();
  expect(readConditions(["score:eq:1", "?"])).toEqual([{ field: "score", op: "eq", value: "1" }]);
});

it("are asked for once they say enough, and once", () => {
  expect(isWhole({ field: "a", op: "eq", value: "" })).toBe(false);
  expect(isWhole({ field: "a", op: "exists", value: "" })).toBe(true);
  const twice = { field: "a", op: "eq", value: "1" } as const;
  expect(writeConditions([twice, { field: "", op: "exists", value: "" }, twice])).toEqual(["a:eq:1"]);
});
