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

/** Made once for each locale. */
function each<T>(make: (locale: string) => T): (locale: string) => T {
  const made = new Map<string, T>();
  return (locale) => {
    const known = made.get(locale) ?? make(locale);
    made.set(locale, known);
    return known;
  };
}

const numberFormat = each((locale) => new Intl.NumberFormat(locale));
const plural = each((locale) => new Intl.PluralRules(locale));
