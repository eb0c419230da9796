import { isMap, isNumber } from "../../api/exactJson";
import type { components } from "../../api/schema";
import { sentences } from "../sentences";

/** A sentence of the service: which one, what stands in it, and its English. */
export type Said = components["schemas"]["Said"];

/** A part of a text, and whether it is in the page's language. */
export interface Part {
  readonly text: string;
  readonly known: boolean;
}

/** Sentences of a language by their code, with the slots that the English ones have. */
export type Table = Readonly<Record<string, string>>;

/** Words of somebody else: a provider's, a library's. */
export function plain(text: string): Said {
  return { code: "text", values: { text }, message: text };
}

/** A sentence as a line of words and slots; literal braces are doubled. */
type Segment = string | { readonly slot: string };

export function segmentsOf(pattern: string): readonly Segment[] {
  return pattern
    .split(/(\{\{|\}\}|\{\w+(?::[^{}|]*\|[^{}|]*)?\})/)
    .map((it, index) => (index % 2 === 0 ? it : it.length === 2 ? it.charAt(0) : { slot: it.slice(1, -1) }))
    .filter((it) => it !== "");
}

export function slotsOf(pattern: string): readonly string[] {
  const slots = segmentsOf(pattern).flatMap((it) => (typeof it === "string" ? [] : [it.slot.replace(/:.*/s, "")]));
  return [...new Set(slots)].sort();
}

/** Words what was said in the language of a table; what it does not have stays as it came, and is told apart. */
export function worder(table: Table, locale: string) {
  const numbers = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });

  const parts = (said: Said): readonly Part[] => {
    if (said.code === "all" && Array.isArray(said.values.sentences)) {
      return (said.values.sentences as Said[]).flatMap(parts);
    }
    const pattern = Object.hasOwn(table, said.code) ? table[said.code] : undefined;
    return [
      pattern === undefined ? { text: said.message, known: false } : { text: filled(pattern, said), known: true },
    ];
  };

  const worded = (value: unknown): string => {
    if (Array.isArray(value)) {
      const each = value.map(worded).filter(Boolean);
      return each.join(each.some((it) => /[，：]/.test(it)) ? "；" : "、");
    }
    if (isNumber(value)) {
      return numbers.format(Number(value));
    }
    return isMap(value) ? sentences(...parts(value as unknown as Said).map((part) => part.text)) : String(value);
  };

  const filled = (pattern: string, { values }: Said): string => {
    const segments = segmentsOf(pattern);
    let text = "";
    let isOurs = false;
    for (const [index, segment] of segments.entries()) {
      const next = segments[index + 1];
      const value = typeof segment === "string" ? undefined : values[segment.slot];
      const said = typeof segment === "string" ? segment : worded(value);
      const tight: boolean = typeof segment === "string" ? isOurs : typeof value === "object";
      text = beside(
        text,
        typeof next === "string" && typeof segment !== "string" ? withoutStop(said, next) : said,
        tight,
      );
      isOurs = typeof value === "object";
    }
    return text.trim();
  };

  return parts;
}

const HAN = /\p{Script=Han}/u;
const WIDE = /[，。：；？！（）“”、]/u;
const WESTERN = /[\p{Script=Latin}\p{Nd}"'/{}[\]…]/u;

/**
 * Puts two pieces of a Chinese sentence beside each other, with a space between Han characters and others.
 *
 * @param tight whether a space goes where Chinese has none; not beside a value that the user wrote
 */
export function beside(before: string, after: string, tight: boolean): string {
  const [left, right] = [before.trimEnd(), after.trimStart()];
  const [last, first] = [[...left].at(-1) ?? "", [...right].at(0) ?? ""];
  if (left !== before || right !== after) {
    const isOne = (HAN.test(last) && HAN.test(first)) || WIDE.test(last) || WIDE.test(first);
    return tight && isOne ? left + right : before + after;
  }
  const isMixed =
    (HAN.test(last) && WESTERN.test(first) && !/[}\]]/.test(first)) ||
    (WESTERN.test(last) && !/[{[/]/.test(last) && HAN.test(first));
  return isMixed ? `${before} ${after}` : before + after;
}

/** What stands in a slot before these words: no full stop twice. */
function withoutStop(value: string, next: string): string {
  return next.startsWith("。") ? value.replace(/[.。]$/, "") : value;
}
