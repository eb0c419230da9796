import { expect, it } from "vitest";
import { en } from "./en";

const sources = import.meta.glob<string>(["../**/*.{ts,tsx}", "!../text/{en,zh}/**", "!../**/*.test.{ts,tsx}"], {
  query: "?raw",
  import: "default",
  eager: true,
});

/** A key with one or two parts that are known only when it is looked up: `task.state.${state}.do`. */
const TEMPLATE = /`([\w.]*)\$\{[^}`]*\}([\w.]*)(?:\$\{[^}`]*\}([\w.]*))?`/g;

it("are all used", () => {
  const source = Object.values(sources).join("\n");
  const patterns = [...source.matchAll(TEMPLATE)]
    .map(([, ...parts]) => parts.filter((part) => part !== undefined))
    .filter((parts) => parts.some((part) => part.includes(".")))
    .map((parts) => new RegExp(`^${parts.map((part) => part.replaceAll(".", "\\.")).join(".+")}$`));
  const unused = Object.keys(en).filter(
    (key) => !source.includes(`"${key}"`) && !patterns.some((pattern) => pattern.test(key)),
  );
  expect(patterns.length).toBeGreaterThan(20);
  expect(unused).toEqual([]);
});
