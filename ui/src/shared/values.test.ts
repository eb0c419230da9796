import { expect, it } from "vitest";
import { defaultsOf, type FoundVariable, givenTo, valuesOver } from "./values";

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

it("keeps what was typed when the variables change, and takes new defaults", () => {
  const before = [variable("topic"), variable("level", { default: "easy" }), variable("size", { default: "5" })];
  const after = [
    variable("topic"),
    variable("level", { default: "hard" }),
    variable("size", { type: "number", default: "7" }),
    variable("tone", { default: "plain" }),
  ];
  const typed = { ...defaultsOf(before), topic: "cells", size: "many" };
  expect(valuesOver(after, typed, defaultsOf(before))).toEqual({
    topic: "cells",
    level: "hard",
    size: 7,
    tone: "plain",
  });
  expect(valuesOver(after, { ...typed, level: "mine" }, defaultsOf(before)).level).toBe("mine");
});

it("leaves empty what was emptied, and remembers what another template asked for", () => {
  const asked = [variable("level", { default: "easy" })];
  expect(valuesOver(asked, { level: "", topic: "cells" }, { level: "easy" })).toEqual({ level: "", topic: "cells" });
  expect(valuesOver(asked, undefined, {})).toEqual({ level: "easy" });
  const choice = [variable("level", { type: "choice", choices: ["a", "b"], default: "a" })];
  expect(valuesOver(choice, { level: "easy" }, {}).level).toBe("a");
  expect(valuesOver(choice, { level: "b" }, {}).level).toBe("b");
});

it("gives a template only what it asks for", () => {
  const asked = [variable("topic"), variable("level"), variable("count", { builtIn: true })];
  expect(givenTo(asked, { topic: "cells", level: "", count: 3, gone: "x" })).toEqual({ topic: "cells" });
});
