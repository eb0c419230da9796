import { expect, it } from "vitest";
import { plain, type Said } from "../../text/service/said";
import { saysNoLine } from "./problemLine";

const undeclared: Said = {
  code: "template.undeclared",
  message: "The prompt uses {topic} (line 3), which is not declared.",
  values: { line: 3, name: "topic" },
};
const missing: Said = { code: "field.missing", message: "is missing.", values: {} };
const both: Said = { code: "all", message: "Both.", values: { sentences: [missing, undeclared] } };

it.each([
  [3, undeclared, false],
  [3, both, false],
  [31, undeclared, true],
  [3, plain("{topic for beginners is never closed. Write {topic}."), true],
  [null, missing, false],
  [undefined, missing, false],
])("at line %j of %j: its line is added: %j", (textLine, said, added) => {
  expect(saysNoLine({ textLine, ...said })).toBe(added);
});
