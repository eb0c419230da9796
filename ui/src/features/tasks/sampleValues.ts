import type { FoundVariable } from "../../shared/values";

const TOPIC = "Medical health";
const VALUES: Readonly<Record<string, string>> = { topic: TOPIC, difficulty: "medium" };
const ROWS = 100;

/** What the sample asks for, for whatever its template asks: the guide's own may have been changed. */
export function sampleOf(variables: readonly FoundVariable[]) {
  const asked = variables.filter((it) => !it.builtIn);
  const parameters = Object.fromEntries(
    asked.flatMap((it) => {
      const value = fitting(it);
      return value === undefined ? [] : [[it.name, value] as const];
    }),
  );
  const { min, max } = variables.find(({ name }) => name === "count") ?? {};
  return { parameters, target: Math.max(1, Math.min(Math.max(ROWS, min ?? 1), max ?? ROWS)) };
}

/** A value that fits; undefined where none is needed. */
function fitting({ name, type, choices, min, max, required, default: otherwise }: FoundVariable) {
  const known = VALUES[name];
  if (known !== undefined && (type === "text" || (type === "choice" && choices.includes(known)))) {
    return known;
  }
  if (!required || otherwise !== null) {
    return undefined;
  }
  switch (type) {
    case "text":
      return TOPIC;
    case "number":
      return min ?? max ?? 1;
    case "choice":
      return choices[0];
    case "boolean":
      return true;
  }
}
