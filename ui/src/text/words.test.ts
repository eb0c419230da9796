import { expect, it } from "vitest";

const components = import.meta.glob<string>("../**/*.tsx", { query: "?raw", import: "default", eager: true });

/** Attributes that people read. */
const READ =
  /\b(aria-label|title|placeholder|label|alt|description|subTitle|okText|cancelText|tooltip)="([^"]*[a-z\u4e00-\u9fff][^"]*)"/g;

it("are in the resource files and nowhere in a component", () => {
  const found = Object.entries(components)
    .filter(([path]) => !path.includes(".test."))
    .flatMap(([path, source]) => [...source.matchAll(READ)].map((match) => `${path}: ${match[0]}`));
  expect(Object.keys(components).length).toBeGreaterThan(20);
  expect(found).toEqual([]);
});
