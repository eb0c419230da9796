// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen } from "@testing-library/react";
import { App } from "antd";
import { useState } from "react";
import { afterEach, expect, it } from "vitest";
import { LanguageProvider } from "../../../text/language";
import { plain } from "../../../text/service/said";
import { GatesEditor } from "./GatesEditor";
import { type GateFields, gatesBody, NEW_JUDGE, newRule, type Offered, USUAL_GATES } from "./gateFields";
import { Tried } from "./TryGates";

afterEach(cleanup);

const option = { what: "What it is.", usual: null, least: null, most: null, words: [] };
const OFFERED: Offered = {
  rules: [
    {
      name: "length",
      what: "Texts that are too short.",
      options: [
        { ...option, name: "field", type: "FIELD", needed: true },
        { ...option, name: "least", type: "WHOLE", needed: false, usual: 5 },
        { ...option, name: "pattern", type: "TEXT", needed: false },
      ],
    },
    { name: "newer", what: "Something that the page has no words for.", options: [] },
  ],
  presets: [],
  rubrics: [
    { name: "general", dimensions: [{ name: "truth", description: "Is it true?", scale: "score", weight: 1 }] },
    { name: "preference", dimensions: [{ name: "help", description: "Which helps?", scale: "score", weight: 1 }] },
  ],
  usual: { near: 0.8, threshold: 3.5 },
};
let now: GateFields;

function Edited({ begin, problems, strict }: { begin: GateFields; problems: readonly string[]; strict: boolean }) {
  const [value, setValue] = useState(begin);
  now = value;
  return (
    <GatesEditor
      value={value}
      onChange={setValue}
      offered={OFFERED}
      rowFields={["question", "answer"]}
      models={[]}
      rows={1000}
      problems={problems.map((field) => ({ field, ...plain(`Wrong: ${field}`) }))}
      strict={strict}
    />
  );
}

function open(begin: GateFields, problems: readonly string[] = [], strict = false) {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <LanguageProvider>
        <App>
          <Edited begin={begin} problems={problems} strict={strict} />
        </App>
      </LanguageProvider>
    </QueryClientProvider>,
  );
}

it("chooses a preset, and turns comparison off", () => {
  open(USUAL_GATES);
  fireEvent.click(screen.getByRole("radio", { name: /^Standard/ }));
  expect(gatesBody(now)).toBe("standard");
  fireEvent.click(screen.getByRole("checkbox", { name: "Reject near-duplicates" }));
  expect(gatesBody(now)).toEqual({ preset: "standard", duplicates: { near: "off" } });
});

it("has a field for each option of a rule, and says what is missing", () => {
  open({ ...USUAL_GATES, choice: "custom", rules: [newRule("length")] }, ["gates.rules[0].least"], true);
  expect(screen.getByText("Field is required.")).toBeTruthy();
  expect(screen.getByText("Wrong: gates.rules[0].least")).toBeTruthy();
  fireEvent.change(screen.getByLabelText("Minimum"), { target: { value: "20" } });
  fireEvent.change(screen.getByLabelText("Regular expression"), { target: { value: "^[A-Z]" } });
  expect(gatesBody(now)).toEqual({ rules: [{ rule: "length", least: 20, pattern: "^[A-Z]" }] });
  fireEvent.change(screen.getByLabelText("Minimum"), { target: { value: "" } });
  expect(gatesBody(now)).toEqual({ rules: [{ rule: "length", pattern: "^[A-Z]" }] });
  fireEvent.click(screen.getByRole("button", { name: "Remove rule “Length”" }));
  expect(gatesBody(now)).toBeUndefined();
});

it("keeps a rule that the page knows nothing of", () => {
  open({ ...USUAL_GATES, choice: "custom", rules: [newRule("newer", { a: 1 }), newRule("gone", { b: 2 })] });
  expect(screen.getByText("Something that the page has no words for.")).toBeTruthy();
  fireEvent.click(screen.getByRole("checkbox", { name: "Reject near-duplicates" }));
  expect(gatesBody(now)).toMatchObject({
    rules: [
      { rule: "newer", a: 1 },
      { rule: "gone", b: 2 },
    ],
  });
});

it("begins dimensions of one's own with those of the rubric, and says what judging costs", () => {
  open(USUAL_GATES);
  fireEvent.click(screen.getByRole("checkbox", { name: "Score rows with a judge model" }));
  expect(screen.getByText(/^About 200 extra requests/)).toBeTruthy();
  fireEvent.change(screen.getByLabelText("Votes"), { target: { value: "3" } });
  expect(screen.getByText(/^About 600 extra requests/)).toBeTruthy();
  fireEvent.click(screen.getByRole("radio", { name: "Own dimensions" }));
  fireEvent.change(screen.getByLabelText("Question about the row"), { target: { value: "Is all of it true?" } });
  expect(gatesBody(now)).toMatchObject({
    judge: { dimensions: [{ name: "truth", description: "Is all of it true?", scale: "score", weight: 1 }], votes: 3 },
  });
});

it("compares two fields in place of scoring rows", () => {
  open({ ...USUAL_GATES, judge: NEW_JUDGE }, [], true);
  fireEvent.click(screen.getByRole("radio", { name: "Compare two fields" }));
  expect(screen.getAllByText("Select a field.")).toHaveLength(2);
  expect(screen.getByText(/^About 400 extra requests/)).toBeTruthy();
  expect(screen.getByText("Which helps?")).toBeTruthy();
  choose("Better field", "answer");
  expect(options("Other field")).toEqual(["question"]);
  choose("Other field", "question");
  expect(gatesBody(now)).toMatchObject({ judge: { rubric: "preference", pair: ["answer", "question"], votes: 2 } });
  fireEvent.click(screen.getByRole("radio", { name: "Own dimensions" }));
  expect(screen.queryByLabelText("Scale")).toBeNull();
  fireEvent.click(screen.getByRole("radio", { name: "Rubric" }));
  fireEvent.click(screen.getByRole("radio", { name: "Score each row" }));
  expect(now.judge).toMatchObject({ rubric: "general", pair: null, votes: 1 });
});

function options(field: string): string[] {
  fireEvent.mouseDown(screen.getByLabelText(field));
  const lists = document.querySelectorAll(".ant-select-dropdown:not(.ant-select-dropdown-hidden)");
  return [...(lists.item(lists.length - 1)?.querySelectorAll(".ant-select-item-option") ?? [])].map(
    (it) => it.textContent ?? "",
  );
}

function choose(field: string, option: string) {
  fireEvent.mouseDown(screen.getByLabelText(field));
  const all = [...document.querySelectorAll(".ant-select-item-option")].filter((it) => it.textContent === option);
  fireEvent.click(all.at(-1) as Element);
}

it("shows what gates would reject, and why", () => {
  const reason = {
    code: "reject.breaksRule",
    values: { rule: "length", why: {} },
    message: "length: It is too short.",
  };
  render(
    <LanguageProvider>
      <Tried
        tried={{
          rows: 200,
          accepted: 197,
          rejected: [
            { gate: "RULE", rule: "length", rows: 2 },
            { gate: "DUPLICATE", rule: null, rows: 1 },
          ],
          rejects: [
            { ordinal: 7, gate: "RULE", rule: "length", reason, repeats: null, was: null, row: { question: "Why?" } },
            {
              ordinal: 9,
              gate: "DUPLICATE",
              rule: null,
              reason,
              repeats: 3,
              was: "ACCEPTED",
              row: { question: "How?" },
            },
          ],
        }}
      />
    </LanguageProvider>,
  );
  expect(screen.getByText("200 rows: 197 accepted, 3 rejected")).toBeTruthy();
  expect(screen.getByText("Row 9, accepted by the task, repeats row 3")).toBeTruthy();
  expect(screen.getAllByText("Length: It is too short.")).toHaveLength(2);
});
