import { divide, equalShares, WHOLE } from "./shares";

/** What was pasted as categories. */
export interface Pasted {
  readonly name: string;
  readonly description: string;
  /** In hundredths of a percent; all add up to the whole. */
  readonly share: number;
  /** A number of rows; where the lines say rows. */
  readonly rows: number;
}

export interface PastedCategories {
  /** What the lines say of shares: nothing, percentages, or plain numbers. */
  readonly by: "equal" | "percent" | "number";
  readonly categories: readonly Pasted[];
  /** Names that are there more than once: the first line counts. */
  readonly twice: readonly string[];
  /** What the percentages add up to, where that is not 100: they are scaled; else null. */
  readonly sum: number | null;
  /** Names without a share, where others have one: they get none. */
  readonly without: readonly string[];
}

/** `easy 30%`, `easy: 30 %`, `easy, 30`: the number needs a separator before it, or a percent sign behind. */
const SHARED = /^(.*?)(?:\s*[\t,;:|=]\s*|\s+)(\d+(?:[.,]\d+)?)\s*%$|^(.*?)\s*[\t,;|=]\s*(\d+(?:\.\d+)?)$/su;

interface Line {
  readonly name: string;
  readonly description: string;
  readonly number: number | null;
  readonly percent: boolean;
}

/**
 * Reads categories as they are pasted: one a line, or separated by commas in a single line, each with a share where one is
 * given. A spreadsheet's third column, or a text in the second, is the description.
 */
export function readCategories(text: string): PastedCategories {
  const lines = text
    .split(/\r?\n/)
    .map((it) => it.trim())
    .filter((it) => it !== "");
  const [only] = lines;
  const parts = lines.length === 1 && only !== undefined && !only.includes("\t") ? only.split(/\s*[,;、，；]\s*/u) : [];
  const isList = parts.length > 1 && !parts.some((it, at) => at > 0 && /^\d+(\.\d+)?\s*%?$/.test(it));
  const read = (isList ? parts : lines).map(readLine).filter(({ name }) => name !== "");
  const first = new Map<string, Line>();
  const twice = new Set<string>();
  for (const line of read) {
    if (first.has(line.name)) {
      twice.add(line.name);
    } else {
      first.set(line.name, line);
    }
  }
  const found = [...first.values()];
  const numbers = found.map(({ number }) => number ?? 0);
  const hasNumbers = found.some(({ number }) => number !== null) && numbers.some((it) => it > 0);
  const by = !hasNumbers ? "equal" : found.some(({ percent }) => percent) ? "percent" : "number";
  const sum = Math.round(numbers.reduce((all, it) => all + it, 0) * 100) / 100;
  const shares = hasNumbers ? divide(WHOLE, numbers) : equalShares(found.length);
  return {
    by,
    twice: [...twice],
    sum: by === "percent" && sum !== 100 ? sum : null,
    without: hasNumbers ? found.filter(({ number }) => number === null).map(({ name }) => name) : [],
    categories: found.map(({ name, description, number }, at) => ({
      name,
      description,
      share: shares[at] ?? 0,
      rows: Math.round(number ?? 0),
    })),
  };
}

function readLine(line: string): Line {
  if (line.includes("\t")) {
    const [name = "", ...more] = line.split("\t").map((it) => it.trim());
    const at = more.findIndex((it) => /^\d+(\.\d+)?\s*%?$/.test(it));
    const number = at < 0 ? null : Number.parseFloat(more[at] ?? "");
    const description = more.filter((it, each) => each !== at && it !== "").join(" ");
    return { name: unquoted(name), description, number, percent: (more[at] ?? "").endsWith("%") };
  }
  const found = SHARED.exec(line);
  const percent = found?.[2] !== undefined;
  const name = (percent ? found?.[1] : found?.[3]) ?? line;
  const number = percent ? found?.[2]?.replace(",", ".") : found?.[4];
  return { name: unquoted(name.trim()), description: "", number: number ? Number(number) : null, percent };
}

function unquoted(name: string): string {
  return name.replace(/^["“](.*)["”]$/su, "$1").trim();
}
