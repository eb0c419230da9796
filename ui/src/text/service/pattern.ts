/** English sentences to sentences of another language, or what may stand in a slot to what stands there then. */
export type Table = Readonly<Record<string, string>>;

/** A sentence as a line of words and slots. Literal braces are doubled: `{{count}}`. */
export type Segment = string | { readonly slot: string };

export interface Pattern {
  readonly english: string;
  readonly translation: readonly Segment[];
  readonly slots: readonly string[];
  readonly expression: RegExp;
  /** Its words between slots, the longest first: a text without them is not looked at any further. */
  readonly literals: readonly string[];
  /** Characters that are words rather than values. */
  readonly literalChars: number;
  /** The word it begins with; empty where it begins with a slot. */
  readonly firstWord: string;
}

/** A slot that only stands in English: words of grammar, and values that are there twice. */
const UNSAID = "_";

const NUMBER = String.raw`-?\d+(?:[.,]\d+)*(?:[eE][+-]?\d+)?`;
const ANYTHING = String.raw`[\s\S]*?`;

/** Slots that hold a number. */
export const NUMBERS: readonly string[] =
  "answers asked bytes column count digits factor good least line most number rows seconds status tries".split(" ");

const SHAPES: Readonly<Record<string, string>> = {
  ...Object.fromEntries(NUMBERS.map((name) => [name, NUMBER])),
  _: String.raw`\S+?`,
  at: String.raw`(?:The row|/\S*?)`,
  code: "(?:0x)?[0-9A-Fa-f]+",
  fresh: "(?:fresh )?",
  id: String.raw`\S+`,
  kind: String.raw`\w+`,
  method: String.raw`\S+`,
  path: String.raw`/\S*?`,
  state: "[A-Z]+",
  tag: String.raw`\S+`,
  thing: String.raw`\w+`,
  unit: String.raw`\S+`,
  where: String.raw`\S+`,
};

export function compile(english: string, translation: string): Pattern {
  const segments = segmentsOf(english);
  const texts = segments.filter((it) => typeof it === "string");
  const slots = segments.filter((it) => typeof it !== "string").map(({ slot }) => slot);
  const source = segments.map((it) => (typeof it === "string" ? escaped(it) : `(${SHAPES[it.slot] ?? ANYTHING})`));
  const [first] = segments;
  return {
    english,
    translation: segmentsOf(translation),
    slots,
    expression: new RegExp(`^${source.join("")}$`),
    literals: [...texts].sort((one, other) => other.length - one.length),
    literalChars: texts.join("").length,
    firstWord: typeof first === "string" && (slots.length === 0 || /\s/.test(first)) ? firstWordOf(first) : "",
  };
}

export function firstWordOf(text: string): string {
  return /^\S*/.exec(text)?.[0] ?? "";
}

/** The words and slots of a sentence, in their order. */
export function segmentsOf(sentence: string): readonly Segment[] {
  const segments: Segment[] = [];
  let words = "";
  let end = 0;
  for (const found of sentence.matchAll(/\{\{|\}\}|\{(\w+)\}/g)) {
    words += sentence.slice(end, found.index);
    end = found.index + found[0].length;
    if (found[1] === undefined) {
      words += found[0].charAt(0);
    } else {
      segments.push(...(words === "" ? [] : [words]), { slot: found[1] });
      words = "";
    }
  }
  words += sentence.slice(end);
  return words === "" ? segments : [...segments, words];
}

/** The names of the slots that both languages have. */
export function saidSlots(segments: readonly Segment[]): readonly string[] {
  const names = segments.filter((it) => typeof it !== "string").map(({ slot }) => slot);
  return [...new Set(names)].filter((name) => name !== UNSAID).sort();
}

/** The values in a text that is such a sentence; null where it is none. */
export function valuesIn(text: string, pattern: Pattern): ReadonlyMap<string, string> | null {
  const found = pattern.literals.every((it) => text.includes(it)) ? pattern.expression.exec(text) : null;
  if (found === null) {
    return null;
  }
  const values = new Map<string, string>();
  for (const [index, slot] of pattern.slots.entries()) {
    const value = found[index + 1] ?? "";
    if (slot !== UNSAID && (values.get(slot) ?? value) !== value) {
      return null;
    }
    values.set(slot, value);
  }
  return values;
}

function escaped(words: string): string {
  return words.replace(/[.*+?^${}()|[\]\\/]/g, "\\$&");
}
