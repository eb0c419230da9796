import { expect, it } from "vitest";
import { schemaTree } from "./schemaTree";

it("lists properties and what is inside of them", () => {
  const schema = {
    type: "object",
    properties: {
      level: { type: "string", enum: ["easy", "hard"] },
      tags: { type: "array", items: { type: "string" } },
      turns: {
        type: "array",
        items: { type: "object", properties: { role: { type: "string" } }, required: ["role"] },
      },
      any: {},
    },
    required: ["level"],
  };
  expect(schemaTree(schema).map(({ path, depth, types, required }) => [path, depth, types, required])).toEqual([
    ["/level", 0, ["string"], true],
    ["/tags", 0, ["array", "string"], false],
    ["/turns", 0, ["array", "object"], false],
    ["/turns/[]/role", 1, ["string"], true],
    ["/any", 0, [], false],
  ]);
  expect(schemaTree(schema)[0]?.choices).toEqual(["easy", "hard"]);
  expect(schemaTree(null)).toEqual([]);
});
