import type { FormInstance } from "antd";
import { type FieldProblem, Problem } from "../api/problem";
import { ofField } from "../text/service/field";
import type { Said } from "../text/service/said";
import type { Say } from "../text/types";

type Path = (string | number)[];

/** What `useServiceText` gives: a text of the service in the page's language. */
type InWords = (said: Said) => string;

/**
 * Shows what the service says about fields at these fields, and goes to the first one.
 *
 * @param formName what the form's fields are told apart by from those of others on the page
 * @returns the wrong fields that the form does not have
 */
export function showFieldErrors(
  form: FormInstance,
  error: unknown,
  say: Say,
  inWords: InWords,
  formName?: string,
): readonly FieldProblem[] {
  if (!(error instanceof Problem)) {
    return [];
  }
  const names = form.getFieldsError().map(({ name }) => name as Path);
  const shown = new Map<string, { name: Path; errors: string[] }>();
  const others: FieldProblem[] = [];
  for (const problem of error.fields) {
    const name = nearest(names, problem.field);
    if (name === null) {
      others.push(problem);
      continue;
    }
    const key = written(name);
    const known = shown.get(key) ?? { name, errors: [] };
    known.errors.push(
      error.code === "NAME_TAKEN" ? say("form.nameTaken") : sentence(problem, labelOf(name, formName) ?? "", inWords),
    );
    shown.set(key, known);
  }
  form.setFields([...shown.values()]);
  const first = [...shown.values()][0];
  if (first) {
    goTo(form, first.name, formName);
  }
  return others;
}

/** Whether a refusal names fields: their places in the form are gone to. */
export function isAtFields(error: unknown): boolean {
  return error instanceof Problem && error.fields.length > 0;
}

/** Goes to the first field that `validateFields` has found wrong. */
export function goToFirstWrong(form: FormInstance, error: unknown, formName?: string): void {
  const first = (error as { errorFields?: { name: Path }[] }).errorFields?.[0]?.name;
  if (first) {
    goTo(form, first, formName);
  }
}

/** Goes to a field, and shows all of it: what is wrong with it comes below it a moment later, perhaps under a bar. */
function goTo(form: FormInstance, name: Path, formName?: string): void {
  form.scrollToField(name, { block: "center", focus: true });
  const show = () =>
    document.getElementById(idOf(name, formName))?.closest(".ant-form-item")?.scrollIntoView({ block: "nearest" });
  requestAnimationFrame(() => requestAnimationFrame(show));
}

/** The field that the service means, or the one around it; null where the form has neither. */
export function nearest(names: readonly Path[], field: string): Path | null {
  const fits = (name: string) => field === name || field.startsWith(`${name}.`) || field.startsWith(`${name}[`);
  return (
    names
      .filter((name) => name.length > 0 && fits(written(name)))
      .sort((one, other) => written(other).length - written(one).length)[0] ?? null
  );
}

/** As the service writes the place of a field: `limits.requestsPerMinute`, `examples[2].user`. */
function written(name: Path): string {
  return name.map((part, at) => (typeof part === "number" ? `[${part}]` : at === 0 ? part : `.${part}`)).join("");
}

/** The service's halves of sentences go on from the name of the field: `has 101 characters, at most 100 are taken.` */
export function sentence(problem: Said, label: string, inWords: InWords): string {
  const { message } = problem;
  const said = inWords(problem);
  if (label === "" || !/^[a-z(]/.test(message)) {
    return said.charAt(0).toUpperCase() + said.slice(1);
  }
  if (said !== message) {
    return ofField(label, said);
  }
  return message.startsWith("expected ") ? `${label}: ${message}` : `${label} ${message}`;
}

/** What the form calls a field: its label, or a word for it in `data-field` where the label is an invitation. */
function labelOf(name: Path, formName?: string): string | undefined {
  const label = document.querySelector(`label[for="${CSS.escape(idOf(name, formName))}"]`);
  return label?.querySelector("[data-field]")?.getAttribute("data-field") ?? label?.textContent?.trim();
}

/** As Ant Design names the field of a form in the document. */
function idOf(name: Path, formName?: string): string {
  return [...(formName ? [formName] : []), ...name].join("_");
}
