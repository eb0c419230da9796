import { describe, expect, it } from "vitest";
import { Problem } from "../../../api/problem";
import type { FoundVariable } from "../../../shared/values";
import { plain } from "../../../text/service/said";
import { newDimension, withShares } from "../shares/proportions";
import {
  batchOf,
  largestOf,
  NEW_TASK,
  NO_PROPORTIONS,
  newTaskOf,
  placeOf,
  previewOf,
  stepOf,
  stepsOf,
  suggestedName,
} from "./wizardForm";

const variable = (name: string, builtIn = false): FoundVariable => ({
  name,
  builtIn,
  declared: !builtIn,
  type: "text",
  required: true,
  default: null,
  description: "",
  min: null,
  max: null,
  choices: [],
  uses: [{ field: "prompt", line: 1, column: 1 }],
});
const TEMPLATE = { id: "t", revision: 3 };

describe("a new task", () => {
  it("sends what was said, and only values the template asks for", () => {
    const fields = { ...NEW_TASK, name: " qa ", modelId: "m", values: { topic: "cells", gone: "x", level: "" } };
    expect(newTaskOf(fields, TEMPLATE, [variable("topic"), variable("level"), variable("count", true)], "UTC")).toEqual(
      {
        name: "qa",
        templateId: "t",
        templateRevision: 3,
        modelId: "m",
        parameters: { topic: "cells" },
        target: 100,
        timeZone: "UTC",
        output: { format: "jsonl" },
      },
    );
  });

  it("goes into one dataset only", () => {
    const output = { to: "existing" as const, dataset: "typed before", datasetId: "d", format: "CSV" as const };
    expect(newTaskOf({ ...NEW_TASK, output }, TEMPLATE, [], "UTC").output).toEqual({ datasetId: "d", format: "csv" });
  });

  it("asks for five rows a request where the prompt says how many", () => {
    expect(batchOf(NEW_TASK, [variable("count", true)])).toBe(5);
    expect(batchOf(NEW_TASK, [variable("topic")])).toBe(1);
    expect(batchOf({ ...NEW_TASK, batchSize: 8 }, [])).toBe(8);
  });

  it("is previewed with five rows, in one call only where the prompt says how many", () => {
    expect(previewOf(NEW_TASK, [variable("count", true)])).toEqual({ rows: 5, calls: 1, count: 5 });
    expect(previewOf(NEW_TASK, [variable("topic")])).toEqual({ rows: 5, calls: 5, count: undefined });
    expect(previewOf({ ...NEW_TASK, count: 2 }, [variable("topic")]).calls).toBe(2);
  });

  it("has a name that tells it apart", () => {
    expect(suggestedName("qa_template", new Date(2026, 10, 5, 9, 7))).toBe("qa 2026-11-05 09:07");
  });
});

describe("a proportional task", () => {
  const level = newDimension("level", ["easy", "hard"]);
  const proportions = {
    ...NO_PROPORTIONS,
    dimensions: [withShares(level, [3000, 7000], "percent")],
  };
  const fields = { ...NEW_TASK, kind: "PROPORTIONAL" as const, name: "qa", modelId: "m", proportions };

  it("sends its shares, and no value for a dimension", () => {
    const sent = newTaskOf(
      { ...fields, values: { level: "x", topic: "cells" } },
      TEMPLATE,
      [variable("level"), variable("level.description"), variable("topic")],
      "UTC",
    );
    expect(sent.parameters).toEqual({ topic: "cells" });
    expect(sent).toMatchObject({ dimensions: [{ name: "level", categories: [{ share: "30%" }, { share: "70%" }] }] });
    expect(newTaskOf({ ...fields, kind: "SINGLE" }, TEMPLATE, [], "UTC")).not.toHaveProperty("dimensions");
  });

  it("is previewed with its largest category", () => {
    const used = [variable("level"), variable("level.description")];
    expect(largestOf(fields, used)).toEqual({ level: "hard", "level.description": "" });
    expect(largestOf(fields, used.slice(0, 1))).toEqual({ level: "hard" });
    expect(largestOf({ ...fields, kind: "SINGLE" }, used)).toEqual({});
  });

  it("has a step of its own, to which a refusal leads", () => {
    expect(stepsOf("SINGLE")).not.toContain("categories");
    const wrong = [{ field: "proportions", ...plain("m") }];
    expect(stepOf(wrong, "PROPORTIONAL")).toBe("categories");
    expect(stepOf([{ field: "count", ...plain("m") }], "PROPORTIONAL")).toBe("categories");
    expect(stepOf([{ field: "count", ...plain("m") }], "SINGLE")).toBe("parameters");
    expect(placeOf("dimensions[0].categories[1].share")).toBe("proportions");
  });
});

describe("a refusal", () => {
  const refused = (...fields: string[]) =>
    new Problem(
      400,
      "VALIDATION",
      plain("x"),
      fields.map((field) => ({ field, ...plain("m") })),
    ).placed(placeOf).fields;

  it("has the places of the wizard", () => {
    expect(refused("parameters.topic", "target", "output.datasetId").map(({ field }) => field)).toEqual([
      "values.topic",
      "count",
      "output.datasetId",
    ]);
  });

  it("leads to the first step that is wrong", () => {
    expect(stepOf(refused("output.format", "parameters.topic"))).toBe("parameters");
    expect(stepOf(refused("distinctOn[0]"))).toBe("parameters");
    expect(stepOf(refused("limits.triesMax"))).toBeNull();
  });
});
