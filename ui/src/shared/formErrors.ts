import type { FormInstance } from "antd";
import { type FieldProblem, Problem } from "../api/problem";
import type { Say } from "../text/language";

type Path = (string | number)[];

/** The place of a field of the service in a form: `limits.requestsPerMinute`, `stop[0]`. */
export function pathOf(field: string): Path {
  return [...field.matchAll(/[^.[\]]+/g)].map(([part]) => (/^\d+$/.test(part) ? Number(part) : part));
}

/**
 * Shows what the service says about fields at these fields, and goes to the first one.
 *
 * @returns the wrong fields that the form does not have
 */
export function showFieldErrors(form: FormInstance, error: unknown, say: Say): readonly FieldProblem[] {
  if (!(error instanceof Problem)) {
    return [];
  }
  const shown = new Map<string, { name: Path; errors: string[] }>();
  const others: FieldProblem[] = [];
  for (const problem of error.fields) {
    const name = nearest(form, pathOf(problem.field));
    if (name === null) {
      others.push(problem);
      continue;
    }
    const key = name.join(".");
    const known = shown.get(key) ?? { name, errors: [] };
    known.errors.push(error.code === "NAME_TAKEN" ? say("form.nameTaken") : sentence(problem.message));
    shown.set(key, known);
  }
  form.setFields([...shown.values()]);
  const first = [...shown.values()][0];
  if (first) {
    form.scrollToField(first.name, { block: "center", focus: true });
  }
  return others;
}

/** Goes to the first field that `validateFields` has found wrong. */
export function goToFirstWrong(form: FormInstance, error: unknown): void {
  const first = (error as { errorFields?: { name: Path }[] }).errorFields?.[0]?.name;
  if (first) {
    form.scrollToField(first, { block: "center", focus: true });
  }
}

/** The field itself, or the one around it. */
function nearest(form: FormInstance, path: Path): Path | null {
  for (let length = path.length; length > 0; length--) {
    const part = path.slice(0, length);
    if (form.getFieldInstance(part) !== undefined) {
      return part;
    }
  }
  return null;
}

function sentence(message: string): string {
  return message.charAt(0).toUpperCase() + message.slice(1);
}
