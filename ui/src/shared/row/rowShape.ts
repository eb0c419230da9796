import { isMap } from "../../api/exactJson";

/** One turn of a conversation. */
interface Turn {
  readonly role: string;
  readonly text: string;
}

type Fields = readonly (readonly [string, unknown])[];

/** How a row is best read, going by the names of its fields. */
export type RowShape =
  | { readonly kind: "qa"; readonly question: string; readonly answer: string; readonly rest: Fields }
  | { readonly kind: "dialogue"; readonly turns: readonly Turn[]; readonly rest: Fields }
  | {
      readonly kind: "pair";
      readonly prompt: string | null;
      readonly chosen: string;
      readonly rejected: string;
      readonly rest: Fields;
    }
  | { readonly kind: "json" };

const PROMPTS = ["prompt", "question", "instruction", "input", "query"];
const QUESTIONS_AND_ANSWERS = [
  ["question", "answer"],
  ["instruction", "output"],
  ["instruction", "response"],
  ["prompt", "completion"],
  ["prompt", "response"],
  ["prompt", "answer"],
  ["query", "response"],
] as const;

export function shapeOf(row: unknown): RowShape {
  if (!isMap(row)) {
    return { kind: "json" };
  }
  return pair(row) ?? dialogue(row) ?? qa(row) ?? { kind: "json" };
}

function pair(row: Map): RowShape | null {
  const chosen = words(row.chosen);
  const rejected = words(row.rejected);
  if (chosen === null || rejected === null) {
    return null;
  }
  const asked = PROMPTS.find((name) => words(row[name]) !== null);
  return {
    kind: "pair",
    prompt: asked === undefined ? null : words(row[asked]),
    chosen,
    rejected,
    rest: without(row, ["chosen", "rejected", asked ?? "chosen"]),
  };
}

function dialogue(row: Map): RowShape | null {
  for (const [name, value] of Object.entries(row)) {
    const turns = turnsOf(value);
    if (turns !== null) {
      return { kind: "dialogue", turns, rest: without(row, [name]) };
    }
  }
  return null;
}

function qa(row: Map): RowShape | null {
  for (const [asked, answered] of QUESTIONS_AND_ANSWERS) {
    const question = row[asked];
    const answer = row[answered];
    if (typeof question === "string" && typeof answer === "string") {
      return { kind: "qa", question, answer, rest: without(row, [asked, answered]) };
    }
  }
  return null;
}

/** An array of objects, each with who speaks and what is said. */
function turnsOf(value: unknown): readonly Turn[] | null {
  if (!Array.isArray(value) || value.length === 0) {
    return null;
  }
  const turns: Turn[] = [];
  for (const each of value) {
    const role = isMap(each) ? (each.role ?? each.from ?? each.speaker) : undefined;
    const text = isMap(each) ? (each.content ?? each.value ?? each.text) : undefined;
    if (typeof role !== "string" || typeof text !== "string") {
      return null;
    }
    turns.push({ role, text });
  }
  return turns;
}

/** A text, or the last thing said in a conversation. */
function words(value: unknown): string | null {
  return typeof value === "string" ? value : (turnsOf(value)?.at(-1)?.text ?? null);
}

function without(row: Map, names: readonly string[]): Fields {
  return Object.entries(row).filter(([name]) => !names.includes(name));
}

type Map = Readonly<Record<string, unknown>>;
