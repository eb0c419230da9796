import type { Middleware } from "openapi-fetch";

/** A number that JavaScript would write back with other digits: `1.10`, `1e400`, or one of thirty digits. */
export class ExactNumber {
  constructor(readonly text: string) {}

  toString(): string {
    return this.text;
  }
}

// RFC 8259 §6
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/;
const WHOLE = new RegExp(`^${NUMBER.source}$`);
const STRING_OR_NUMBER = new RegExp(`"[^"\\\\]*(?:\\\\.[^"\\\\]*)*"|${NUMBER.source}`, "g");

/** The fields of answers that hold what people or models wrote; all other numbers are the service's own. */
const WRITTEN: ReadonlySet<string> = new Set([
  "after",
  "before",
  "configuration",
  "data",
  "default",
  "draft",
  "parameters",
  "original",
  "row",
  "sample",
  "schema",
  "settings",
  "values",
]);

/** The number that a text says, with all its digits; null where it says none. */
export function numberOf(text: string): number | ExactNumber | null {
  const said = text.trim();
  return WHOLE.test(said) ? (isKept(said) ? Number(said) : new ExactNumber(said)) : null;
}

/** Whether it is an object of JSON. */
export function isMap(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value) && !(value instanceof ExactNumber);
}

export function isNumber(value: unknown): value is number | ExactNumber {
  return typeof value === "number" || value instanceof ExactNumber;
}

/** Like `JSON.parse`, but with an `ExactNumber` for each number that would lose digits. */
export function readJson(text: string): unknown {
  const mark = newMark();
  const marked = text.replace(STRING_OR_NUMBER, (token) =>
    token.startsWith('"') || isKept(token) ? token : `"${mark}${token}"`,
  );
  return marked === text
    ? JSON.parse(text)
    : JSON.parse(marked, (_, value) =>
        typeof value === "string" && value.startsWith(mark) ? new ExactNumber(value.slice(mark.length)) : value,
      );
}

/** Like `JSON.stringify`, but writes each `ExactNumber` as it was read. */
export function writeJson(value: unknown, indent?: number): string {
  const mark = newMark();
  const text = JSON.stringify(value, (_, each) => (each instanceof ExactNumber ? mark + each.text : each), indent);
  return text?.includes(mark) ? text.replace(new RegExp(`"${mark}([^"]*)"`, "g"), "$1") : text;
}

/** An answer of the service: with all digits of what was written, and with plain numbers elsewhere. */
export function readAnswer(text: string): unknown {
  return withPlain(readJson(text));
}

/** Lets the client read answers so. */
export const exactAnswers: Middleware = {
  async onResponse({ response, options }) {
    const type = response.headers.get("Content-Type");
    if (!response.ok || options.parseAs !== "json" || !type?.includes("json")) {
      return undefined;
    }
    const text = await response.text();
    // Only where it knows a length does the client ask the answer for its JSON, rather than to parse the text itself.
    const headers = { "Content-Type": type, "Content-Length": String(text.length) };
    return Object.assign(new Response(text, { status: response.status, headers }), {
      json: async () => readAnswer(text),
    });
  },
};

function withPlain(value: unknown): unknown {
  if (value instanceof ExactNumber) {
    return Number(value.text);
  }
  if (Array.isArray(value)) {
    return value.map(withPlain);
  }
  return typeof value === "object" && value !== null
    ? Object.fromEntries(
        Object.entries(value).map(([name, each]) => [name, WRITTEN.has(name) ? each : withPlain(each)]),
      )
    : value;
}

function isKept(number: string): boolean {
  return String(Number(number)) === number;
}

/** Begins no text that anybody has written. */
function newMark(): string {
  return `exact-${Math.random().toString(36).slice(2)}-`;
}
