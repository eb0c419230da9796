// @vitest-environment happy-dom
import { cleanup, render, screen } from "@testing-library/react";
import { afterEach, expect, it } from "vitest";
import { LanguageProvider } from "../../../text/language";
import { LabelTable } from "./LabelTables";

afterEach(cleanup);

it("shows what was requested against what was found, with what disagrees marked", () => {
  const counts = [
    { planned: "easy", found: "easy", rows: 9 },
    { planned: "easy", found: null, rows: 1 },
    { planned: "hard", found: "easy", rows: 2 },
    { planned: "hard", found: "hard", rows: 8 },
  ];
  render(
    <LanguageProvider>
      <LabelTable labels={{ name: "level", checked: 20, agreed: 17, counts }} order={["easy", "hard"]} />
    </LanguageProvider>,
  );
  expect(screen.getByText(/17 of 20 rows classified as requested \(85%\)/)).toBeTruthy();
  const rows = screen.getAllByRole<HTMLTableRowElement>("row");
  const cells = rows.map((row) => [...row.cells].map(({ textContent }) => textContent));
  expect(cells).toEqual([
    ["Requested ↓ / found →", "easy", "hard", "No known category", "Agreement"],
    ["easy", "9", "–", "1", "90%"],
    ["hard", "2", "8", "–", "80%"],
  ]);
  expect(screen.getByText("2").className).toContain("matrix-wrong");
  expect(screen.getByText("8").className).not.toContain("matrix-wrong");
});
