import { expect, it } from "vitest";
import { saysNoLine } from "./problemLine";

it.each([
  [3, "The prompt uses {topic} (line 3), which is not declared.", false],
  [3, "Line 3 holds {my topic}, which is no name of a variable. Maybe write {my_topic}.", false],
  [3, "{topic for beginners is never closed. Write {topic}.", true],
  [3, "The example breaks off on line 31.", true],
  [3, "The example goes on (lines 3 to 5).", false],
  [null, "has no schema.", false],
  [undefined, "is missing.", false],
])("at line %j of %j: its line is added: %j", (textLine, message, added) => {
  expect(saysNoLine({ textLine, message })).toBe(added);
});
