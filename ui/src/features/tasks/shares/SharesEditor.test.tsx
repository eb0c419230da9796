// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, fireEvent, render, screen, within } from "@testing-library/react";
import { App } from "antd";
import { useState } from "react";
import { afterEach, expect, it } from "vitest";
import { LanguageProvider } from "../../../text/language";
import { plain } from "../../../text/service/said";
import type { Allocation } from "./allocationQuery";
import { bodyOf, newDimension, type ProportionFields } from "./proportions";
import { SharesEditor } from "./SharesEditor";

afterEach(cleanup);

const NONE: ProportionFields = { dimensions: [], combinations: [], other: "reject" };
const OFFER = { variables: [], rowFields: ["question", "difficulty"], models: [] };
let now: ProportionFields;

interface More {
  readonly problems?: readonly string[];
  readonly strict?: boolean;
}

function Edited({ begin, problems = [], strict }: More & { readonly begin: ProportionFields }) {
  const [value, setValue] = useState(begin);
  const [target, setTarget] = useState(1000);
  now = value;
  return (
    <>
      <output>{target}</output>
      <SharesEditor
        value={value}
        onChange={setValue}
        offer={OFFER}
        target={target}
        onTarget={setTarget}
        allocation={ALLOCATION}
        problems={problems.map((field) => ({ field, ...plain(`Wrong: ${field}`) }))}
        strict={strict}
      />
    </>
  );
}

function open(begin: ProportionFields, more: More = {}) {
  render(
    <QueryClientProvider client={new QueryClient()}>
      <LanguageProvider>
        <App>
          <Edited begin={begin} {...more} />
        </App>
      </LanguageProvider>
    </QueryClientProvider>,
  );
}

const ALLOCATION: Allocation = {
  target: 1000,
  existing: 0,
  count: 3,
  requests: 200,
  largestDeviation: 0,
  dimensions: [
    {
      name: "difficulty",
      categories: ["easy", "medium", "hard"].map((name) => part(name, name === "easy" ? 334 : 333)),
    },
  ],
  cells: [],
  truncated: false,
};

function part(name: string, rows: number) {
  return { name, share: 1 / 3, existing: 0, rows };
}

const button = (name: string) => screen.getByRole("button", { name });
const sharesNow = () => bodyOf(now).dimensions[0]?.categories.map(({ share, rows }) => share ?? rows);

it("is filled in from nothing: a dimension, categories one by one and pasted, shares that add up", () => {
  open(NONE);
  expect(screen.getByText("No dimensions yet")).toBeTruthy();
  fireEvent.click(button("Add dimension"));
  fireEvent.change(screen.getByRole("combobox", { name: "Dimension" }), { target: { value: "difficulty" } });
  const add = screen.getByRole("textbox", { name: "Add category" });
  fireEvent.change(add, { target: { value: "easy" } });
  fireEvent.keyDown(add, { key: "Enter" });
  expect(sharesNow()).toEqual([undefined]);
  fireEvent.paste(add, { clipboardData: { getData: () => "medium\nhard" } });
  expect(bodyOf(now).dimensions).toEqual([
    { name: "difficulty", categories: [{ name: "easy" }, { name: "medium" }, { name: "hard" }] },
  ]);
  fireEvent.change(screen.getByRole("spinbutton", { name: "Share of easy" }), { target: { value: "50" } });
  expect(sharesNow()).toEqual(["50%", "25%", "25%"]);
  fireEvent.click(button("Lock the share of hard"));
  fireEvent.change(screen.getByRole("spinbutton", { name: "Share of medium" }), { target: { value: "40" } });
  expect(sharesNow()).toEqual(["35%", "40%", "25%"]);
  fireEvent.click(button("Remove category “medium”"));
  expect(sharesNow()).toEqual(["58.33%", "41.67%"]);
  fireEvent.click(screen.getByText("Equal"));
  expect(sharesNow()).toEqual([undefined, undefined]);
});

it("keeps proportions while a number is typed digit by digit", async () => {
  const level = newDimension("difficulty", ["easy", "medium", "hard"]);
  open({ ...NONE, dimensions: [level] });
  const field = screen.getByRole("spinbutton", { name: "Share of medium" });
  fireEvent.change(field, { target: { value: "100" } });
  expect(sharesNow()).toEqual(["0%", "100%", "0%"]);
  fireEvent.change(field, { target: { value: "20" } });
  fireEvent.blur(field);
  expect(sharesNow()).toEqual(["40.01%", "20%", "39.99%"]);
});

it("makes the number of rows to generate fit numbers of rows", () => {
  open({ ...NONE, dimensions: [newDimension("difficulty", ["easy", "hard"])] });
  fireEvent.click(within(screen.getByRole("radiogroup", { name: "Shares" })).getByText("Rows"));
  expect(sharesNow()).toEqual([500, 500]);
  fireEvent.change(screen.getByRole("spinbutton", { name: "Rows of easy" }), { target: { value: "20" } });
  fireEvent.click(button("Set count to 520"));
  expect(screen.getByRole("status").textContent).toBe("520");
});

it("excludes a combination in the matrix", async () => {
  const dimensions = [newDimension("difficulty", ["easy", "hard"]), newDimension("topic", ["art", "maths"])];
  open({ ...NONE, dimensions });
  fireEvent.click(screen.getByRole("button", { name: /^hard × art/ }));
  fireEvent.click(await screen.findByText("Exclude"));
  expect(bodyOf(now).combinations).toEqual([{ when: { difficulty: "hard", topic: "art" }, share: 0 }]);
  expect(screen.getByRole("button", { name: "hard × art: Excluded" })).toBeTruthy();
  fireEvent.click(button("Remove exception"));
  expect(bodyOf(now).combinations).toBeUndefined();
});

it("says what is wrong where it is, and what is missing once it is asked for", async () => {
  const dimensions = [newDimension("difficulty", ["easy", ""])];
  open(
    { ...NONE, dimensions },
    { problems: ["dimensions[0]", "dimensions[0].categories[1].name", "minimumPerCombination"], strict: true },
  );
  const card = screen.getByRole("region", { name: "difficulty" });
  expect(within(card).getByText("Wrong: dimensions[0]")).toBeTruthy();
  const [, second] = within(card).getAllByRole("listitem");
  expect(second?.textContent).toContain("Wrong: dimensions[0].categories[1].name");
  expect(second?.textContent).toContain("Category is required.");
  expect(within(card).queryByText("Wrong: minimumPerCombination")).toBeNull();
  expect(screen.getByText("Wrong: minimumPerCombination")).toBeTruthy();
});
