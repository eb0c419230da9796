import { sentences } from "../sentences";
import { compile, firstWordOf, type Pattern, type Table, valuesIn } from "./pattern";
import { beside, withoutStop } from "./spacing";

/** A part of a text, and whether it is in the page's language. */
export interface Part {
  readonly text: string;
  readonly known: boolean;
}

/** Turns what the service says into the page's language, as far as it is known. */
export type Translate = (text: string) => readonly Part[];

/** A translation, and how many of the English characters were words that are known. */
interface Match {
  readonly text: string;
  readonly score: number;
  readonly english: string;
}

interface Piece extends Part {
  readonly score: number;
}

/** Slots in which the service puts sentences of its own; what it puts into others is never translated as such. */
const SENTENCES = new Set(["said", "why", "problem", "misfit", "objection", "secret"]);

/** Slots with a table of their own that may hold other things, too. */
const OPEN = new Set(["why", "found", "at", "network", "content"]);

/** Longer texts are a provider's; looking for sentences in them would take long. */
const CHARS_MAX = 8_000;
/** Sentences of ours that one pattern holds, with full stops in their values. */
const SPAN_MAX = 8;
const REMEMBERED_MAX = 2_000;

/** A field in front of what is wrong with it: `name is missing.` */
const FIELD = /^(\S+) (?=[a-z("])/;

export interface Translator {
  readonly translate: Translate;
  /** The sentence that a text is, in English; what a test asks for. */
  readonly patternOf: (text: string, slot?: string) => string | null;
}

export function translator(table: Table, slots: Readonly<Record<string, Table>>): Translator {
  const known = compileAll(table);
  const byFirstWord = grouped(known);
  const tables = new Map(Object.entries(slots).map(([name, table]) => [name, compileAll(table)]));
  const remembered = new Map<string, readonly Piece[]>();

  const best = (text: string, patterns: readonly Pattern[], before: Match | null = null) =>
    patterns.reduce<Match | null>((found, pattern) => {
      // What a sentence says in its slots adds to its score, so that one which looks worse may be the better one.
      const next =
        pattern.slots.length === 0 && pattern.literalChars <= (found?.score ?? 0) ? null : match(text, pattern);
      return next !== null && next.score > (found?.score ?? -1) ? next : found;
    }, before);

  const sentence = (text: string) =>
    best(text, byFirstWord.get("") ?? [], best(text, byFirstWord.get(firstWordOf(text)) ?? []));

  const match = (text: string, pattern: Pattern): Match | null => {
    const values = valuesIn(text, pattern);
    if (values === null) {
      return null;
    }
    let score = pattern.literalChars;
    const said = new Map<string, Match>();
    for (const [slot, value] of values) {
      const inner = inSlot(slot, value);
      if (inner === null) {
        return null;
      }
      said.set(slot, inner);
      score += inner.score;
    }
    return { text: filled(pattern, said), score, english: pattern.english };
  };

  const inSlot = (slot: string, value: string): Match | null => {
    const patterns = tables.get(slot);
    const found = patterns && value !== "" ? best(value, patterns) : null;
    if (found !== null) {
      return found;
    }
    if (SENTENCES.has(slot)) {
      const pieces = sequence(value);
      const score = sumOf(pieces);
      return score === 0 && slot === "misfit"
        ? null
        : { text: sentences(...pieces.map((piece) => piece.text)), score, english: "" };
    }
    return patterns && value !== "" && !OPEN.has(slot) ? null : { text: value, score: 0, english: "" };
  };

  /** The text as the line of sentences of which most is known. */
  const sequence = (text: string): readonly Piece[] => {
    const before = remembered.get(text);
    if (before) {
      return before;
    }
    const plain = inSentences(text, sentence);
    const field = FIELD.exec(text);
    const rest = field && inSentences(text.slice(field[0].length), sentence);
    const [first, ...others] = rest ?? [];
    const pieces =
      field && first?.known && sumOf(rest ?? []) > sumOf(plain)
        ? [{ ...first, text: `${field[1]}${first.text.startsWith("（") ? "" : " "}${first.text}` }, ...others]
        : plain;
    if (remembered.size >= REMEMBERED_MAX) {
      remembered.clear();
    }
    remembered.set(text, pieces);
    return pieces;
  };

  return {
    translate: (text) => (text.length > CHARS_MAX ? [{ text, known: false }] : sequence(text)),
    patternOf: (text, slot) => (slot ? best(text, tables.get(slot) ?? []) : sentence(text))?.english ?? null,
  };
}

/** Where another sentence may begin. */
const BOUNDARY = /(?<=[.?!…]) (?=\S)/g;

/** Cuts a text where most of it is known then, and puts what is not known together. */
function inSentences(text: string, sentence: (text: string) => Match | null): readonly Piece[] {
  const starts = [0, ...[...text.matchAll(BOUNDARY)].map(({ index }) => index + 1)];
  const ends = [...starts.slice(1).map((start) => start - 1), text.length];
  const count = starts.length;
  const from: (readonly Piece[])[] = Array.from({ length: count + 1 }, () => []);
  const scores = new Array<number>(count + 1).fill(0);
  for (let at = count - 1; at >= 0; at--) {
    const cut = (to: number) => text.slice(starts[at], ends[to]);
    scores[at] = scores[at + 1] ?? 0;
    from[at] = withUnknown(cut(at), from[at + 1] ?? []);
    for (let to = at; to < count; to++) {
      if (to - at >= SPAN_MAX && !(at === 0 && to === count - 1)) {
        continue;
      }
      const found = sentence(cut(to));
      const score = (found?.score ?? 0) + (scores[to + 1] ?? 0);
      // As much is known either way: rather a full stop in a value than a rest that nobody knows.
      if (found && score >= (scores[at] ?? 0)) {
        scores[at] = score;
        from[at] = [{ text: found.text, known: true, score: found.score }, ...(from[to + 1] ?? [])];
      }
    }
  }
  return from[0] ?? [];
}

function withUnknown(text: string, [next, ...others]: readonly Piece[]): readonly Piece[] {
  if (next && !next.known) {
    return [{ ...next, text: `${text} ${next.text}` }, ...others];
  }
  return [{ text, known: false, score: 0 }, ...(next ? [next, ...others] : [])];
}

function filled(pattern: Pattern, said: ReadonlyMap<string, Match>): string {
  let text = "";
  let before: Match | undefined;
  for (const [index, segment] of pattern.translation.entries()) {
    const next = pattern.translation[index + 1];
    const value = typeof segment === "string" ? undefined : said.get(segment.slot);
    const words = typeof segment === "string" ? segment : (value?.text ?? "");
    const isTranslated = ((value ?? before)?.score ?? 0) > 0;
    text = beside(text, typeof next === "string" && value ? withoutStop(words, next) : words, isTranslated);
    before = value;
  }
  return text;
}

function sumOf(pieces: readonly Piece[]): number {
  return pieces.reduce((sum, { score }) => sum + score, 0);
}

function grouped(patterns: readonly Pattern[]): ReadonlyMap<string, readonly Pattern[]> {
  const groups = new Map<string, Pattern[]>();
  for (const pattern of patterns) {
    groups.set(pattern.firstWord, [...(groups.get(pattern.firstWord) ?? []), pattern]);
  }
  return groups;
}

function compileAll(table: Table): readonly Pattern[] {
  return Object.entries(table).map(([english, translation]) => compile(english, translation));
}
