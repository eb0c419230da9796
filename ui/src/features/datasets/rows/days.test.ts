import { expect, it } from "vitest";
import { dayOf, endOf, startOf } from "./days";

it("keeps a day over its moments", () => {
  for (const day of ["2026-11-30", "2024-02-29", "2026-12-31"]) {
    expect(dayOf(startOf(day) ?? "")).toBe(day);
    expect(dayOf(endOf(day) ?? "")).toBe(day);
    expect(new Date(endOf(day) ?? "") > new Date(startOf(day) ?? "")).toBe(true);
  }
});

it("knows no day where there is none", () => {
  expect(startOf("")).toBeNull();
  expect(endOf("30.11.2026")).toBeNull();
  expect(dayOf(undefined)).toBe("");
  expect(dayOf("yesterday")).toBe("");
});
