import { expect, it } from "vitest";
import type { Say } from "../../text/types";
import { roleOf, roleText } from "./roleText";

const say = ((key: string) => key) as Say;

it("knows those who speak in the usual formats", () => {
  expect(roleText("Human", say)).toBe("task.row.role.user");
  expect(roleText("gpt", say)).toBe("task.row.role.assistant");
});

it.each(["constructor", "toString", "__proto__", "hasOwnProperty", "teacher"])(
  "shows %s, which a model wrote, as it is",
  (word) => {
    expect(roleOf(word)).toBeUndefined();
    expect(roleText(word, say)).toBe(word);
  },
);
