import { expect, it } from "vitest";
import { numberOf, writeJson } from "../api/exactJson";
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

it.each(["1.10", "0.10", "1e400", "123456789012345678901234567890", "7"])("gives the default %s as it is", (text) => {
  const asked = [variable("rate", { type: "number", default: text })];
  const filled = valuesOver(asked, undefined, {});
  expect(writeJson(givenTo(asked, filled))).toBe(`{"rate":${text}}`);
  // The same default again gives way to another one, and what was typed does not.
  const other = [variable("rate", { type: "number", default: "2.50" })];
  expect(writeJson(valuesOver(other, filled, defaultsOf(asked)))).toBe('{"rate":2.50}');
  expect(valuesOver(other, { rate: numberOf("3.0") }, defaultsOf(asked))).toEqual({ rate: numberOf("3.0") });
});
