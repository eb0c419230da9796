import type { Text } from "./types";

/** The text of a key; of a key without one, the key: a word that is missing breaks no page. */
export function textOf(texts: Readonly<Record<string, Text>>, key: string): Text {
  return Object.hasOwn(texts, key) ? (texts[key] ?? key) : key;
}

/** Chooses the form of a text and puts values into its braces; numbers as the locale writes them. */
export function fill(text: Text, values: Readonly<Record<string, string | number>>, locale: string): string {
  const form = typeof text === "string" ? text : choose(text, values.count, locale);
  return form.replace(/\{(\w+)\}/g, (whole, name: string) => {
    const value = values[name];
    return value === undefined ? whole : typeof value === "number" ? numberFormat(locale).format(value) : value;
  });
}

function choose(text: Exclude<Text, string>, count: string | number | undefined, locale: string): string {
  const number = Number(count);
  if (number === 0 && text.zero !== undefined) {
    return text.zero;
  }
  return plural(locale).select(number) === "one" ? (text.one ?? text.other) : text.other;
}

const numbers = new Map<string, Intl.NumberFormat>();
const plurals = new Map<string, Intl.PluralRules>();

function numberFormat(locale: string): Intl.NumberFormat {
  const known = numbers.get(locale) ?? new Intl.NumberFormat(locale);
  numbers.set(locale, known);
  return known;
}

function plural(locale: string): Intl.PluralRules {
  const known = plurals.get(locale) ?? new Intl.PluralRules(locale);
  plurals.set(locale, known);
  return known;
}
