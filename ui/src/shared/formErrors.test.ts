import { expect, it } from "vitest";
import { sentences } from "../text/sentences";
import { plain, type Said, worder } from "../text/service/said";
import { nearest, sentence } from "./formErrors";

it("finds the field that the service means, or the one around it", () => {
  const names = [["name"], ["limits", "requestsPerMinute"], ["examples"], ["examples", 2, "user"], ["values", "a.b"]];
  expect(nearest(names, "name")).toEqual(["name"]);
  expect(nearest(names, "limits.requestsPerMinute")).toEqual(["limits", "requestsPerMinute"]);
  expect(nearest(names, "examples[2].user")).toEqual(["examples", 2, "user"]);
  expect(nearest(names, "examples[3].user")).toEqual(["examples"]);
  expect(nearest(names, "values.a.b")).toEqual(["values", "a.b"]);
  expect(nearest(names, "names")).toBeNull();
  expect(nearest(names, "")).toBeNull();
});

const asItIs = ({ message }: Said) => message;

const words = worder(
  {
    "test.tooLong": "有 {count} 个字符，最多 {most} 个。",
    "test.shorten": "请缩短。",
    "test.raised": "（{asked}）低于当前值（{now}）。",
    "test.default": "{name} 的默认值是 {value}，大于允许的最大值（{most}）。",
    "test.missing": "缺失。",
  },
  "zh-CN",
);
const inChinese = (said: Said) => sentences(...words(said).map((part) => part.text));

it("makes sentences of what the service says of a field", () => {
  expect(sentence(plain("has 101 characters, at most 100 are taken."), "Name", asItIs)).toBe(
    "Name has 101 characters, at most 100 are taken.",
  );
  expect(sentence(plain("expected an address like http://127.0.0.1:8000/v1."), "Base URL", asItIs)).toBe(
    "Base URL: expected an address like http://127.0.0.1:8000/v1.",
  );
  expect(sentence(plain("The default of {n} is too large."), "Default", asItIs)).toBe(
    "The default of {n} is too large.",
  );
  expect(sentence(plain("is missing. Write one."), "", asItIs)).toBe("Is missing. Write one.");
});

it("puts the Chinese label before the Chinese half of a sentence", () => {
  const said = (code: string, message: string, values: Said["values"], label: string) =>
    sentence({ code, message, values }, label, inChinese);
  const tooLong: Said = { code: "test.tooLong", message: "has 101 characters.", values: { count: 101, most: 100 } };
  const shorten: Said = { code: "test.shorten", message: "Shorten it.", values: {} };
  const both = { sentences: [tooLong, shorten] };
  expect(said("all", "has 101 characters. Shorten it.", both, "名称")).toBe("名称有 101 个字符，最多 100 个。请缩短。");
  expect(said("test.tooLong", "has 101 characters.", tooLong.values, "topic")).toBe(
    "topic 有 101 个字符，最多 100 个。",
  );
  expect(said("test.raised", "(50) is lower than it is now (100).", { asked: 50, now: 100 }, "新目标")).toBe(
    "新目标（50）低于当前值（100）。",
  );
  const values = { name: "{n}", value: 12, most: 10 };
  expect(said("test.default", "The default of {n} is 12.", values, "默认值")).toBe(
    "{n} 的默认值是 12，大于允许的最大值（10）。",
  );
  expect(said("test.missing", "is missing.", {}, "")).toBe("缺失。");
  expect(said("test.new", "is of a new kind.", {}, "名称")).toBe("名称 is of a new kind.");
});
