import { expect, it } from "vitest";
import { readJson } from "../../../api/exactJson";
import { toYaml } from "./yaml";

it("writes maps, lists and texts of several lines", () => {
  const task = {
    name: "task",
    template: { prompt: "Write {count}.\n\n  Topic\n", choices: ["a", "no"], examples: [{ user: "x", n: 1 }, [2]] },
    seed: 5,
    nothing: null,
    empty: {},
  };
  expect(toYaml(task)).toBe(
    [
      "name: task",
      "template:",
      "  prompt: |",
      "    Write {count}.",
      "",
      "      Topic",
      "  choices:",
      "    - a",
      '    - "no"',
      "  examples:",
      "    - user: x",
      '      "n": 1',
      "    - - 2",
      "seed: 5",
      "nothing: null",
      "empty: {}",
      "",
    ].join("\n"),
  );
});

it("keeps the ends of texts", () => {
  expect(toYaml({ a: "x\ny" })).toBe("a: |-\n  x\n  y\n");
  expect(toYaml({ a: "x\ny\n\n" })).toBe("a: |+\n  x\n  y\n\n");
});

it.each(["", " x", "x ", "1", "- x", "a: b", "a #b", "\tx\ny", " x\ny", "true", "{topic}", "a\u0000b\nc"])(
  "quotes %j, which would be something else",
  (text) => expect(toYaml(text)).toBe(`${JSON.stringify(text)}\n`),
);

it("writes numbers with all their digits", () => {
  expect(toYaml(readJson('{"rate":1.10,"list":[0.10,1e400]}'))).toBe("rate: 1.10\nlist:\n  - 0.10\n  - 1e400\n");
});
