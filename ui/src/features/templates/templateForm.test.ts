import { describe, expect, it } from "vitest";
import { readAnswer, writeJson } from "../../api/exactJson";
import { Problem } from "../../api/problem";
import { plain } from "../../text/service/said";
import { bodyOf, fieldsOf, NEW_TEMPLATE, placeOf, type TemplateFields } from "./templateForm";
import type { Template } from "./templateQueries";

const FULL: TemplateFields = {
  name: "qa",
  description: "d",
  type: "qa",
  system: "s",
  prompt: "Write {count} about {a.b}, {level}",
  examples: [{ user: "u", assistant: "a" }],
  variables: [
    { name: "a", type: "text", required: true },
    { name: "a.b", type: "number", required: false, default: 3, min: 1, max: 5 },
    { name: "level", type: "choice", required: true, choices: ["x", "y"], default: "x" },
  ],
  schema: '{\n  "type": "object"\n}',
  generation: { temperature: 0, topP: 0.9, stop: ["END"] },
};

describe("the form of a template", () => {
  it("sends only what says something, and zero does", () => {
    expect(bodyOf({ ...NEW_TEMPLATE, name: " x ", prompt: "p", generation: { temperature: 0 } })).toEqual({
      name: "x",
      type: "qa",
      prompt: "p",
      generation: { temperature: 0 },
    });
  });

  it("shows what it has sent as it was written", () => {
    expect(bodyOf(fieldsOf(bodyOf(FULL)))).toEqual(bodyOf(FULL));
    expect(Object.keys(bodyOf(FULL).variables ?? {})).toEqual(["a", "a.b", "level"]);
  });

  it.each(["1.10", "0.10", "1e400", "123456789012345678901234567890"])("sends the default %s as it came", (number) => {
    const variables = `{"rate":{"type":"number","default":${number}}}`;
    const schema = `{"type":"object","properties":{"price":{"const":${number}}}}`;
    const template = readAnswer(`{"name":"x","prompt":"p","variables":${variables},"schema":${schema}}`) as Template;
    const body = bodyOf(fieldsOf(template));
    expect([writeJson(body.variables), writeJson(body.schema)]).toEqual([variables, schema]);
  });

  it("forgets limits that do not go with the type", () => {
    const variables = [{ name: "n", type: "text" as const, required: true, min: 1, choices: ["x"] }];
    expect(bodyOf({ ...FULL, variables }).variables).toEqual({ n: {} });
  });

  it("leaves out a schema that is no JSON object", () => {
    expect(bodyOf({ ...FULL, schema: "{" }).schema).toBeUndefined();
    expect(bodyOf({ ...FULL, schema: "[]" }).schema).toBeUndefined();
  });
});

describe("the places of problems", () => {
  it("are those of the form", () => {
    expect(placeOf("variables.a.default", FULL)).toBe("variables[0].default");
    expect(placeOf("variables.a.b.max", FULL)).toBe("variables[1].max");
    expect(placeOf("variables.a.b", FULL)).toBe("variables[1].name");
    expect(placeOf("variables.level.choices[1]", FULL)).toBe("variables[2].choices[1]");
    expect(placeOf("variables.other.max", FULL)).toBe("variables.other.max");
    expect(placeOf("schema.properties.x", FULL)).toBe("schema");
    expect(placeOf("examples[0].user", FULL)).toBe("examples[0].user");
  });

  it("keep the rest of a refusal", () => {
    const refused = new Problem(400, "VALIDATION", plain("x"), [{ field: "variables.a", ...plain("m") }]);
    const placed = refused.placed((field) => placeOf(field, FULL));
    expect(placed).toMatchObject({ status: 400, fields: [{ field: "variables[0].name" }] });
  });
});
