// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { LanguageProvider } from "../../text/language";
import type { TestOutcome } from "./modelQueries";
import { TestResult } from "./TestResult";

afterEach(cleanup);

const says = (message: string) => ({ code: "text", message, values: { text: message } });

const show = (outcome: TestOutcome) =>
  render(
    <LanguageProvider>
      <TestResult pending={false} outcome={outcome} error={null} />
    </LanguageProvider>,
  );

const GOOD: TestOutcome = {
  ok: true,
  answer: '[{"animal": "ant", "legs": 6}]',
  latencyMillis: 640,
  tokens: { input: 52, output: 31, cached: 0, reasoning: 12, estimated: 0 },
  structured: { sentAs: "json_schema", matches: true },
  thinking: true,
  rateLimits: [{ name: "requests", limit: 500, remaining: 499, resetSeconds: 12 }],
  notes: [says("temperature was left out.")],
};

it("shows what was seen of the model", () => {
  show(GOOD);
  for (const text of [
    "Test passed",
    "640 ms",
    "52 in, 31 out",
    "Sent as JSON Schema. The response matches.",
    "Yes, 12 tokens",
    "requests",
    "499",
    "500",
    "12 s",
    "temperature was left out.",
  ]) {
    expect(screen.getByText(text)).toBeTruthy();
  }
});

it("warns of a response that does not match the schema", () => {
  show({ ...GOOD, structured: { sentAs: "none", matches: false }, thinking: false, rateLimits: [], notes: [] });
  expect(screen.getByText("The model responds, but not in the output schema")).toBeTruthy();
  expect(screen.getByText("In the prompt only. The response doesn't match.")).toBeTruthy();
  expect(screen.queryByRole("table", { name: "Rate limit" })).toBeNull();
});

it("says of an embedding model how many dimensions it has", () => {
  const { answer: _, structured: __, thinking: ___, ...used } = GOOD;
  show({ ...used, dimensions: 1536 });
  expect(screen.getByText("Test passed")).toBeTruthy();
  expect(screen.getByText("1,536 dimensions")).toBeTruthy();
  expect(screen.queryByText("Response")).toBeNull();
});

it("says why there was no answer, and what was noted before", () => {
  const failure = { ...says("No such key."), kind: "credential", status: 401, advice: says("Check the key.") };
  show({ ok: false, failure, rateLimits: [], notes: [says("tool is not supported.")] });
  for (const text of ["Test failed", "Invalid API key", "No such key.", "Check the key.", "tool is not supported."]) {
    expect(screen.getByText(text)).toBeTruthy();
  }
});
