import { describe, expect, it } from "vitest";
import { en } from "./en";
import { fill, textOf } from "./fill";
import { formats } from "./formats";
import { sentences } from "./sentences";
import type { Say, Text } from "./types";
import { zh } from "./zh";

const english: Record<string, Text> = en;
const chinese: Record<string, Text> = zh;

function placeholders(text: Text): string[] {
  const form = typeof text === "string" ? text : Object.values(text).join(" ");
  return [...new Set([...form.matchAll(/\{(\w+)\}/g)].map((match) => match[1] as string))]
    .filter((name) => name !== "count")
    .sort();
}

describe("the texts", () => {
  it("have the same keys in both languages", () => {
    expect(Object.keys(chinese).sort()).toEqual(Object.keys(english).sort());
  });

  it("have the same placeholders in both languages", () => {
    for (const [key, text] of Object.entries(english)) {
      expect(placeholders(chinese[key] as Text), key).toEqual(placeholders(text));
    }
  });

  it("have forms for counts in both languages or in none", () => {
    for (const [key, text] of Object.entries(english)) {
      expect(typeof chinese[key], key).toBe(typeof text);
    }
  });

  it("are empty nowhere", () => {
    for (const [key, text] of [...Object.entries(english), ...Object.entries(chinese)]) {
      expect(typeof text === "string" ? text : text.other, key).not.toBe("");
    }
  });

  it("are in Chinese where they are sentences", () => {
    for (const [key, text] of Object.entries(chinese)) {
      const form = typeof text === "string" ? text : text.other;
      const words = form.replace(/\{\w+\}/g, "").split(/\s+/);
      expect(words.length < 6 || /\p{Script=Han}/u.test(form), key).toBe(true);
    }
  });
});

describe("filling in", () => {
  it("chooses the form by the count and writes numbers as the locale does", () => {
    const rows = { zero: "no rows", one: "{count} row", other: "{count} rows of {name}" };
    expect(fill(rows, { count: 0 }, "en")).toBe("no rows");
    expect(fill(rows, { count: 1 }, "en")).toBe("1 row");
    expect(fill(rows, { count: 12_345, name: "x" }, "en")).toBe("12,345 rows of x");
    expect(fill({ other: "共 {count} 行" }, { count: 1 }, "zh-CN")).toBe("共 1 行");
  });

  it("shows the key where there is no text", () => {
    expect(fill(textOf(english, "task.row.role.constructor"), {}, "en")).toBe("task.row.role.constructor");
    expect(fill(textOf({}, "constructor"), {}, "en")).toBe("constructor");
  });

  it("leaves braces that nobody fills", () => {
    expect(fill("Write {topic}", {}, "en")).toBe("Write {topic}");
  });
});

it("put sentences together as the language does", () => {
  expect(sentences("One.", "", false, "Two.")).toBe("One. Two.");
  expect(sentences("一。", "二。")).toBe("一。二。");
});

describe("counts", () => {
  const say = (key: string, values: Record<string, string | number>) => fill(english[key] as Text, values, "en");

  it.each([
    ["tasks.cancel.lost", {}],
    ["tasks.cancel.kept", {}],
    ["tasks.delete.lost", {}],
    ["tasks.delete.kept", { dataset: "d" }],
  ])("are one where they are one: %s", (key, values) => {
    expect(say(key, { ...values, count: 1 })).not.toMatch(/\b1\b|\b(rows|requests|times)\b (are|were|that)/);
    expect(say(key, { ...values, count: 2 })).toContain("2");
  });
});

describe("formats", () => {
  const say = ((key: string, values: Record<string, string>) => fill(english[key] as Text, values, "en")) as Say;
  const english_ = formats("en", say);
  const inChinese = ((key: string, values: Record<string, string>) =>
    fill(chinese[key] as Text, values, "zh-CN")) as Say;
  const chinese_ = formats("zh-CN", inChinese);

  it("write durations in their two largest units", () => {
    expect(english_.duration(0.25)).toBe("0.3 s");
    expect(english_.duration(59)).toBe("59 s");
    expect(english_.duration(3_900)).toBe("1 h 5 min");
    expect(english_.duration(3_600)).toBe("1 h");
    expect(english_.duration(86_400 * 2 + 3_600 * 3 + 60)).toBe("2 d 3 h");
    expect(english_.millis(640)).toBe("640 ms");
    expect(english_.millis(1_500)).toBe("1.5 s");
  });

  it("write shares, sizes and nothing", () => {
    expect(english_.percent(50)).toBe("50%");
    expect(english_.percent(33.3)).toBe("33.3%");
    expect(english_.bytes(1_234)).toBe("1.2 KB");
    expect(english_.number(null)).toBe("–");
  });

  it("say how long ago something was", () => {
    const now = Date.parse("2026-11-25T12:00:00Z");
    expect(english_.ago("2026-11-25T11:55:00Z", now)).toBe("5 minutes ago");
    expect(english_.ago("2026-11-25T11:59:59.900Z", now)).toBe("just now");
    expect(english_.ago("2026-11-24T11:00:00Z", now)).toBe("yesterday");
    const time = chinese_.ago("2026-11-25T11:59:59.900Z", now);
    expect(inChinese("tasks.time.ended", { time })).toBe("刚刚结束");
  });
});

it("have one Chinese word for one thing", () => {
  const other = /词元|修订版|启动(?!服务)|自带|账号|额度|采纳|批大小/;
  for (const [key, text] of Object.entries(chinese)) {
    expect(typeof text === "string" ? text : text.other, key).not.toMatch(other);
  }
});
