import { expect, it } from "vitest";
import { ConnectionLost, Problem } from "../api/problem";
import { en } from "../text/en";
import { fill } from "../text/fill";
import { plain } from "../text/service/said";
import type { Say, Text } from "../text/types";
import { explain } from "./problemText";

const texts: Record<string, Text> = en;
const say = ((key: string, values: Record<string, string> = {}) => fill(texts[key] as Text, values, "en")) as Say;

it("says cause and action for codes it knows, beside the service's own words", () => {
  const { cause, action, detail } = explain(
    new Problem(409, "NAME_TAKEN", plain('There is a model named "a" already.')),
    say,
  );
  expect([cause, action, detail?.message]).toEqual([
    "Name already in use",
    "Choose another name.",
    'There is a model named "a" already.',
  ]);
});

it("says something for every other failure", () => {
  expect(explain(new Problem(409, "NEW_CODE", plain("x")), say).cause).toBe(en["problem.conflict"]);
  expect(explain(new Problem(418, "NEW_CODE", plain("x")), say).cause).toBe(en["problem.unknown"]);
  expect(explain(new ConnectionLost(), say).cause).toBe(en["problem.lost"]);
  expect(explain(new Error("broken"), say).detail?.message).toContain("broken");
});

it("keeps what a problem document says, and takes what is none", () => {
  expect(Problem.of(500, { code: "INTERNAL", detail: "d", id: "6f1c" }).id).toBe("6f1c");
  expect(Problem.of(502, null).code).toBe("UNKNOWN");
});
