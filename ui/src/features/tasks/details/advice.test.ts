import { describe, expect, it } from "vitest";
import type { Task } from "../taskQueries";
import { placesFor, topicOf } from "./advice";

const said = (code: string) => ({ code: `finding.${code}`, values: {}, message: "" });
const task = (status: Task["status"], codes: readonly string[], template: string | null = "t") =>
  ({
    status,
    template: { id: template, name: "qa" },
    findings: codes.map((code) => ({ figure: said(code), advice: said("next") })),
  }) as unknown as Task;

it("says what the findings are about", () => {
  expect(topicOf(task("RUNNING", ["duplicate"]))).toBe("rejects");
  expect(topicOf(task("RUNNING", ["throttled"]))).toBe("slow");
  expect(topicOf(task("COMPLETED", ["throttled"]))).toBe("wasSlow");
  expect(topicOf(task("RUNNING", ["duplicate", "throttled"]))).toBe("both");
});

// Regression: advice to raise the concurrency of a running task led to the models.
describe("leads to where it can be followed", () => {
  it.each([
    ["RUNNING", ["concurrency"], ["concurrency"]],
    ["RUNNING", ["limits"], ["model"]],
    ["RUNNING", ["throttled"], ["concurrency", "model"]],
    ["PAUSED", ["throttled"], ["concurrency", "model"]],
    ["COMPLETED", ["throttled"], ["next", "model"]],
    ["CANCELLED", ["failures"], ["next", "model"]],
    ["RUNNING", ["concurrency", "duplicate"], ["concurrency", "template", "next"]],
    ["RUNNING", ["slow"], ["template", "next", "model"]],
    ["RUNNING", ["reasoning"], ["template", "next", "model"]],
    ["RUNNING", ["cut"], ["template", "next"]],
  ] as const)("%s: %j", (status, codes, places) => {
    expect(placesFor(task(status, codes))).toEqual(places);
  });

  it("does not lead to a template that is gone", () => {
    expect(placesFor(task("COMPLETED", ["cut", "throttled"], null))).toEqual(["model"]);
  });
});
