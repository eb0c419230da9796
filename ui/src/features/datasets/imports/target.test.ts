import { expect, it } from "vitest";
import type { Import } from "../types";
import { nameOf, startOf, type Target, targetOf } from "./target";

const FOUND = { fileName: "qa.jsonl.gz", rows: 10, problemCount: 0, layout: null } as unknown as Import;

it("is called as the file is, without what says how it is written", () => {
  expect(nameOf("qa.jsonl.gz")).toBe("qa");
  expect(nameOf("C:\\data\\问答.CSV")).toBe("问答");
  expect(nameOf("v1.2.csv")).toBe("v1.2");
  expect(nameOf(".csv")).toBe(".csv");
});

it("suggests a new dataset", () => {
  expect(startOf(targetOf(FOUND), FOUND)).toEqual({
    name: "qa",
    mode: "append",
    goodRowsOnly: false,
    readLayout: false,
  });
});

it("wants a name, or a dataset", () => {
  const target = targetOf(FOUND);
  expect(startOf({ ...target, name: " " }, FOUND)).toBeNull();
  expect(startOf({ ...target, into: "existing" }, FOUND)).toBeNull();
  const into: Target = { ...target, into: "existing", datasetId: "1", mode: "new_version", note: " n " };
  expect(startOf(into, FOUND)).toMatchObject({ datasetId: "1", mode: "new_version", note: "n" });
});

it("leaves out bad rows only when told so", () => {
  const bad = { ...FOUND, problemCount: 2 };
  const target = targetOf(bad);
  expect(startOf(target, bad)).toBeNull();
  expect(startOf({ ...target, goodRowsOnly: true }, bad)).toMatchObject({ goodRowsOnly: true });
  expect(startOf({ ...target, goodRowsOnly: true }, FOUND)).toMatchObject({ goodRowsOnly: false });
});

it("reads a layout back only where there is one", () => {
  const chat = { ...FOUND, layout: "SHAREGPT" } as Import;
  expect(startOf(targetOf(chat), chat)).toMatchObject({ readLayout: true });
  expect(startOf({ ...targetOf(chat), readLayout: false }, chat)).toMatchObject({ readLayout: false });
});
