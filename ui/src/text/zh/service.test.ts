import { describe, expect, it } from "vitest";
import { javaFiles as files } from "../service/javaSources";
import { NUMBERS, saidSlots, segmentsOf, type Table } from "../service/pattern";
import { sentences, service, tables } from "./service";
import { slots } from "./service/slots";

const TABLES: readonly (readonly [slot: string | undefined, table: Table])[] = [
  [undefined, sentences],
  ...Object.entries(slots),
];

const PATTERNS = TABLES.flatMap(([slot, table]) =>
  Object.entries(table).map(([english, chinese]) => ({ slot, english, chinese })),
);

/** The patterns for which something does not hold, in English. */
function those(isWrong: (pattern: (typeof PATTERNS)[number]) => boolean): readonly string[] {
  return PATTERNS.filter(isWrong).map(({ english }) => english);
}

describe("the sentences of the service", () => {
  const isIn = (words: string) => files.some(({ literals }) => literals.some((it) => it.includes(words)));
  /** Words from which a sentence can be told; those between two values may be anybody's. */
  const TELLING = 12;

  it("are there", () => {
    expect(files.length).toBeGreaterThan(300);
    expect(PATTERNS.length).toBeGreaterThan(400);
  });

  it("stand in one table only", () => {
    const english = tables.flatMap((table) => Object.keys(table));
    expect(Object.keys(sentences)).toEqual(english);
  });

  it("have the words that its sources have", () => {
    expect(those(({ english }) => !wordsOf(english).every(isIn))).toEqual([]);
  });

  it("have them from one file of it", () => {
    const wrong = those(({ english }) => {
      const words = wordsOf(english).filter((it) => it.length >= TELLING);
      return !files.some(({ literals }) => words.every((it) => literals.some((literal) => literal.includes(it))));
    });
    expect(wrong).toEqual([]);
  });
});

describe("each pattern", () => {
  it("has its slots in both languages", () => {
    const named = (sentence: string) => saidSlots(segmentsOf(sentence)).join();
    expect(those(({ english, chinese }) => named(english) !== named(chinese))).toEqual([]);
  });

  it("is found where its sentence stands, and no other is", () => {
    expect(those(({ slot, english }) => service.patternOf(sampleOf(english), slot) !== english)).toEqual([]);
  });

  it("leaves nothing of its English words", () => {
    const wrong = PATTERNS.filter(({ slot }) => slot === undefined).filter(
      ({ english }) => !service.translate(sampleOf(english)).every(({ known }) => known),
    );
    expect(wrong).toEqual([]);
  });

  it("is written as Chinese is", () => {
    // A full stop, comma, colon or parenthesis of Latin text beside a Han character.
    const latin = /\p{Script=Han}[.,:;?()]|[,:;?()]\p{Script=Han}/u;
    const unspaced = /\p{Script=Han}[A-Za-z0-9]|[A-Za-z0-9]\p{Script=Han}/u;
    const other = /词元|修订版|启动(?!服务)|自带|账号|额度|接受 \{|被拒绝|你/;
    expect(those(({ chinese }) => latin.test(chinese) || unspaced.test(chinese) || other.test(chinese))).toEqual([]);
  });

  it("ends as its English does", () => {
    const isWhole = (english: string) => /[.?]$/.test(english) && !/…\.?$/.test(english);
    expect(those(({ english, chinese }) => isWhole(english) && !/[。？]$/.test(chinese))).toEqual([]);
  });
});

/** Words between slots, without what stands around them. */
function wordsOf(english: string): readonly string[] {
  return segmentsOf(english)
    .filter((it) => typeof it === "string")
    .map((words) => words.replace(/^[^\p{L}\d]+|[^\p{L}\d]+$/gu, "").toLowerCase())
    .filter((words) => words !== "");
}

const SAMPLES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(NUMBERS.map((name) => [name, "1,234"])),
  at: "/answer",
  code: "0041",
  fresh: "fresh ",
  id: "0195e3b4-8c1e-7cc0-a5a1-000000000000",
  method: "PUT",
  path: "/properties/a",
  tag: '"4"',
  unit: "generate-0-12",
  where: "127.0.0.1:9",
  _: "word",
  said: "Unheard of.",
  why: "unheard of",
  misfit: "is empty. Give it a value, or remove it.",
};

/** The text of a pattern, with a value in each of its slots. */
function sampleOf(english: string): string {
  const value = (slot: string) => {
    const [first] = Object.keys(slots[slot] ?? {});
    return SAMPLES[slot] ?? (first ? sampleOf(first) : 'a "b". C');
  };
  return segmentsOf(english)
    .map((it) => (typeof it === "string" ? it : value(it.slot)))
    .join("");
}
