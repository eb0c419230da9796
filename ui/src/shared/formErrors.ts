import { Form, type FormInstance } from "antd";
import { useEffect, useRef, useState } from "react";
import { type FieldProblem, Problem } from "../api/problem";
import { useLanguage, useText } from "../text/language";
import { useServiceText } from "../text/ServiceText";
import { beside, type Said } from "../text/service/said";

type Path = (string | number)[];

/** What `useServiceText` gives: a text of the service in the page's language. */
type InWords = (said: Said) => string;

interface SentForm<Fields> {
  readonly form: FormInstance<Fields>;
  /** The wrong fields of the last refusal that the form does not have. */
  readonly others: readonly FieldProblem[];
  /**
   * Shows what the service says about fields at these fields, and goes to the first one.
   *
   * @param placeOf the form's name of a field, where it is not the service's
   * @returns the wrong fields that the form does not have
   */
  readonly refused: (error: unknown, placeOf?: (field: string) => string) => readonly FieldProblem[];
  readonly forget: () => void;
}

/**
 * A form that is sent, and may be refused.
 *
 * @param formName what its fields are told apart by from those of others on the page
 */
export function useSentForm<Fields>(formName?: string): SentForm<Fields> {
  const say = useText();
  const inWords = useServiceText();
  const [form] = Form.useForm<Fields>();
  useErrorsInWords(form);
  const [others, setOthers] = useState<readonly FieldProblem[]>([]);
  const refused = (error: unknown, placeOf: (field: string) => string = (field) => field) => {
    const left: FieldProblem[] = [];
    const shown = new Map<string, { name: Path; errors: string[] }>();
    const names = form.getFieldsError().map(({ name }) => name as Path);
    const { code, fields } = error instanceof Problem ? error.placed(placeOf) : { code: "", fields: [] };
    for (const problem of fields) {
      const name = nearest(names, problem.field);
      if (name === null) {
        left.push(problem);
        continue;
      }
      const known = shown.get(written(name)) ?? { name, errors: [] };
      known.errors.push(
        code === "NAME_TAKEN" ? say("form.nameTaken") : sentence(problem, labelOf(name, formName) ?? "", inWords),
      );
      shown.set(written(name), known);
    }
    form.setFields([...shown.values()] as never);
    const [first] = shown.values();
    if (first) {
      goTo(form, first.name, formName);
    }
    setOthers(left);
    return left;
  };
  return { form, others, refused, forget: () => setOthers([]) };
}

/** Says what is wrong with a form's fields again when another language is chosen: a form keeps the words it was given. */
function useErrorsInWords(form: FormInstance): void {
  const { language } = useLanguage();
  const said = useRef(language);
  useEffect(() => {
    if (said.current !== language) {
      said.current = language;
      const wrong = form.getFieldsError().filter(({ errors }) => errors.length > 0);
      if (wrong.length > 0) {
        // That they are wrong is known, and shown at them.
        form.validateFields(wrong.map(({ name }) => name)).catch(() => {});
      }
    }
  }, [form, language]);
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
    return /^[\p{Script=Han}（]/u.test(said) ? beside(label, said, true) : `${label} ${said}`;
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
