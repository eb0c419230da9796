import { ExactNumber, writeJson } from "../../../api/exactJson";

const PLAIN_KEY = /^[A-Za-z_][\w-]*$/;
const PLAIN_TEXT = /^[A-Za-z_](?:[\w ,./()-]*[\w./()])?$/;
/** What YAML 1.1 readers take for something else than text. */
const WORDS = /^(?:true|false|null|yes|no|on|off|y|n)$/i;

/** JSON as YAML: maps and lists in blocks, texts of several lines as they are. */
export function toYaml(value: unknown): string {
  return isNested(value) ? `${block(value, "")}\n` : `${scalar(value, "")}\n`;
}

type Nested = Readonly<Record<string, unknown>> | readonly unknown[];

function block(value: Nested, indent: string): string {
  if (Array.isArray(value)) {
    return value
      .map((each) =>
        isNested(each)
          ? `${indent}- ${block(each, `${indent}  `).slice(indent.length + 2)}`
          : `${indent}- ${scalar(each, indent)}`,
      )
      .join("\n");
  }
  return Object.entries(value)
    .filter(([, each]) => each !== undefined)
    .map(([name, each]) => {
      const key = PLAIN_KEY.test(name) && !WORDS.test(name) ? name : JSON.stringify(name);
      return isNested(each)
        ? `${indent}${key}:\n${block(each, `${indent}  `)}`
        : `${indent}${key}: ${scalar(each, indent)}`;
    })
    .join("\n");
}

function scalar(value: unknown, indent: string): string {
  if (typeof value !== "string") {
    return writeJson(value) ?? "null";
  }
  if (PLAIN_TEXT.test(value) && !WORDS.test(value)) {
    return value;
  }
  return isReadableBlock(value) ? literal(value, `${indent}  `) : JSON.stringify(value);
}

// YAML 1.2.2 §8.1.2: a literal block, its end kept by the chomping indicator.
function literal(text: string, indent: string): string {
  const ends = /\n*$/.exec(text)?.[0].length ?? 0;
  const body = text.slice(0, text.length - ends);
  const lines = body.split("\n").map((line) => (line === "" ? "" : indent + line));
  const mark = ends === 0 ? "|-" : ends === 1 ? "|" : "|+";
  return [mark, ...lines, ...Array<string>(Math.max(0, ends - 1)).fill("")].join("\n");
}

function isReadableBlock(text: string): boolean {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: those have to be escaped.
  return text.trim().includes("\n") && !/^[ \n]/.test(text) && !/[\u0000-\u0009\u000b-\u001f\u007f\u0085]/.test(text);
}

function isNested(value: unknown): value is Nested {
  return (
    typeof value === "object" && value !== null && !(value instanceof ExactNumber) && Object.keys(value).length > 0
  );
}
