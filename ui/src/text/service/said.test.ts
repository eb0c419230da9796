import { describe, expect, it } from "vitest";
import { ExactNumber } from "../../api/exactJson";
import { sentences } from "../sentences";
import chinese from "./chinese.json";
import english from "./english.json";
import { plain, type Said, segmentsOf, slotsOf, worder } from "./said";

/** The compiler asks for the Chinese of every English sentence. */
const CHINESE: Record<keyof typeof english, string> = chinese;
const ENTRIES = Object.entries(CHINESE);

/** The sentences for which something does not hold. */
function those(isWrong: (chinese: string, english: string) => boolean): readonly string[] {
  return ENTRIES.filter(([code, text]) => isWrong(text, english[code as keyof typeof english] ?? "")).map(
    ([code]) => code,
  );
}

describe("the Chinese sentences", () => {
  it("are those that the service says", () => {
    expect(Object.keys(CHINESE)).toEqual(Object.keys(english));
  });

  it("have the slots of the English ones", () => {
    expect(those((zh, en) => slotsOf(zh).join() !== slotsOf(en).join())).toEqual([]);
  });

  it("are written as Chinese is", () => {
    // A full stop, comma, colon or parenthesis of Latin text beside a Han character.
    const latin = /\p{Script=Han}[.,:;?()]|[,:;?()]\p{Script=Han}/u;
    const unspaced = /\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u;
    const other = /词元|修订版|启动(?!服务)|自带|账号|额度|接受 \{|被拒绝|你/;
    expect(those((zh) => [latin, unspaced, other].some((it) => it.test(zh)))).toEqual([]);
  });

  it("end as the English ones do", () => {
    const isWhole = (text: string) => /[.?]$/.test(text) && !/…\.?$/.test(text);
    expect(those((zh, en) => isWhole(en) && !/[。？]$/.test(zh))).toEqual([]);
  });
});

describe("a sentence", () => {
  const table = {
    "test.missing": "缺少 {rows} 行：{why}。{advice}",
    "test.retry": "请重试。",
    "test.variable": "变量 {{{name}}} 需要一个值。",
    "test.clause": "共 5 行，接受 2 行",
    "test.budget": "请求预算 {count} 次已用完",
    "test.field": "{field} {problem}",
    "test.oneOf": "应为 {choices} 之一（{{x}}）。",
    "setting.maxTokens": "最大 token 数",
    "test.raise": "请提高{setting}。",
  };
  const words = worder(table, "zh-CN");
  const said = (code: string, values: Said["values"] = {}): Said => ({ code, values, message: `English of ${code}` });
  const inChinese = (it: Said) => sentences(...words(it).map((part) => part.text));

  it("has no space within the braces of a variable", () => {
    expect(inChinese(said("test.variable", { name: "主题" }))).toBe("变量 {主题} 需要一个值。");
  });

  it("lists clauses that have commas with semicolons", () => {
    const why = [said("test.clause"), said("test.budget", { count: 3 })];
    expect(inChinese(said("test.missing", { rows: 1, why, advice: said("test.retry") }))).toBe(
      "缺少 1 行：共 5 行，接受 2 行；请求预算 3 次已用完。请重试。",
    );
  });

  it("is worded from its code and values", () => {
    const why = said("test.budget", { count: 300 });
    expect(inChinese(said("test.missing", { rows: 1200, why, advice: said("test.retry") }))).toBe(
      "缺少 1,200 行：请求预算 300 次已用完。请重试。",
    );
    // As it comes from the service: 1.0 keeps its digits until it is worded.
    expect(inChinese(said("test.budget", { count: new ExactNumber("1.0") }))).toBe("请求预算 1 次已用完");
    expect(inChinese(said("test.raise", { setting: said("setting.maxTokens") }))).toBe("请提高最大 token 数。");
    expect(inChinese(said("test.oneOf", { choices: ["a", "b"] }))).toBe("应为 a、b 之一（{x}）。");
  });

  it("holds the words of others as they are, with one full stop", () => {
    const why = plain("Rate limit {rows} reached.");
    expect(inChinese(said("test.missing", { rows: 2, why, advice: "" }))).toBe(
      "缺少 2 行：Rate limit {rows} reached。",
    );
  });

  it("goes behind another", () => {
    const all = said("all", { sentences: [plain("Overloaded."), said("test.retry"), said("test.new")] });
    expect(words(all)).toEqual([
      { text: "Overloaded.", known: false },
      { text: "请重试。", known: true },
      { text: "English of test.new", known: false },
    ]);
    expect(inChinese(said("test.field", { field: "name", problem: all }))).toBe(
      "name Overloaded. 请重试。English of test.new",
    );
  });

  it("is told apart from slots", () => {
    expect(segmentsOf("a {{b}} {c:one|other}d")).toEqual(["a ", "{", "b", "}", " ", { slot: "c:one|other" }, "d"]);
    expect(slotsOf("{b} {a:x|y} {b}")).toEqual(["a", "b"]);
  });
});
