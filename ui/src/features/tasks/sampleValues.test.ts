import { expect, it } from "vitest";
import type { FoundVariable } from "../../shared/values";
import { sampleOf } from "./sampleValues";

const variable = (name: string, more: Partial<FoundVariable> = {}): FoundVariable => ({
  name,
  builtIn: false,
  declared: true,
  type: "text",
  required: true,
  default: null,
  description: "",
  min: null,
  max: null,
  choices: [],
  uses: [],
  ...more,
});
const COUNT = variable("count", { builtIn: true, type: "number" });

it("says what the guide says to the guide's template", () => {
  const level = variable("difficulty", { type: "choice", choices: ["easy", "medium"] });
  expect(sampleOf([variable("topic"), level, COUNT])).toEqual({
    parameters: { topic: "Medical health", difficulty: "medium" },
    target: 100,
  });
});

it("says only what another template asks for, and all that it needs", () => {
  const asked = [
    variable("subject"),
    variable("level", { type: "choice", choices: ["a", "b"] }),
    variable("difficulty", { type: "choice", choices: ["leicht"], default: "leicht" }),
    variable("words", { type: "number", min: 50 }),
    variable("formal", { type: "boolean" }),
    variable("tone", { required: false }),
  ];
  expect(sampleOf(asked).parameters).toEqual({ subject: "Medical health", level: "a", words: 50, formal: true });
  expect(sampleOf([{ ...COUNT, max: 20 }]).target).toBe(20);
});
