import type { Schemas } from "../../../api/client";
import type { FieldProblem } from "../../../api/problem";
import { type FoundVariable, givenTo, type Values } from "../../../shared/values";

/** What stands in the wizard's fields. */
export interface WizardFields {
  readonly name: string;
  readonly description?: string;
  readonly templateId?: string;
  readonly modelId?: string;
  readonly values?: Values;
  readonly count: number;
  readonly concurrency?: number | null;
  readonly batchSize?: number | null;
  readonly distinctOn?: readonly string[];
  readonly seed?: number | null;
  readonly output: {
    readonly to: "new" | "existing";
    readonly dataset?: string;
    readonly datasetId?: string;
    readonly format: "JSONL" | "JSON" | "CSV";
  };
  /** Of a clone: what has no field here. */
  readonly kept?: Kept;
}

/** The fields of a request that the wizard asks for. */
export const ASKED = [
  "name",
  "description",
  "templateId",
  "templateRevision",
  "modelId",
  "parameters",
  "target",
  "concurrency",
  "batchSize",
  "distinctOn",
  "seed",
  "output",
  "start",
] as const;

/** What a task can be given over the interface only, and a clone takes along. */
export type Kept = Omit<Schemas["NewTask"], (typeof ASKED)[number]>;

export const NEW_TASK: WizardFields = { name: "", count: 100, output: { to: "new", format: "JSONL" } };

export const STEPS = ["basic", "parameters", "output", "review"] as const;
export type Step = (typeof STEPS)[number];

/** The fields that each step asks for. */
export const FIELDS: Readonly<Record<Step, readonly (keyof WizardFields)[]>> = {
  basic: ["name", "description", "templateId", "modelId"],
  parameters: ["values", "count", "concurrency", "batchSize", "distinctOn", "seed"],
  output: ["output"],
  review: [],
};

/** The values of variables that the template has, of those that were typed. */
export function parametersOf(fields: WizardFields, variables: readonly FoundVariable[]) {
  return givenTo(variables, fields.values);
}

/** What is sent: of the fields, those that say something. */
export function newTaskOf(
  fields: WizardFields,
  template: { readonly id: string; readonly revision: number },
  variables: readonly FoundVariable[],
  timeZone: string,
): Schemas["NewTask"] {
  const { output } = fields;
  const dataset = output.dataset?.trim();
  return {
    name: fields.name.trim(),
    description: fields.description?.trim() || undefined,
    templateId: template.id,
    templateRevision: template.revision,
    modelId: fields.modelId ?? "",
    parameters: parametersOf(fields, variables),
    target: fields.count,
    concurrency: fields.concurrency ?? undefined,
    batchSize: fields.batchSize ?? undefined,
    distinctOn: fields.distinctOn?.length ? [...fields.distinctOn] : undefined,
    seed: fields.seed ?? undefined,
    timeZone,
    ...fields.kept,
    output: {
      ...(output.to === "existing" ? { datasetId: output.datasetId } : { dataset: dataset || undefined }),
      format: output.format.toLowerCase() as Lowercase<typeof output.format>,
    },
  };
}

/** Rows that one request asks for, where the person has not said it: the service's own rule. */
export function batchOf(fields: WizardFields, variables: readonly FoundVariable[]): number {
  return fields.batchSize ?? (usesCount(variables) ? 5 : 1);
}

export function usesCount(variables: readonly FoundVariable[]): boolean {
  return variables.some(({ name, uses }) => name === "count" && uses.length > 0);
}

const PREVIEW_ROWS = 5;

/** What a preview asks for: some rows, all at once or, where the prompt does not say how many, one with each call. */
export function previewOf(fields: WizardFields, variables: readonly FoundVariable[]) {
  const rows = Math.min(PREVIEW_ROWS, fields.count);
  return usesCount(variables) ? { rows, calls: 1, count: rows } : { rows, calls: rows, count: undefined };
}

/** The place of the wizard that a field of the request comes from: `parameters.topic` is `values.topic` there. */
export function placeOf(field: string): string {
  if (field === "target" || field === "parameters.count") {
    return "count";
  }
  return field.replace(/^parameters\./, "values.").replace(/^templateRevision$/, "templateId");
}

/** The first step with one of these fields; null where there is none. */
export function stepOf(problems: readonly FieldProblem[]): Step | null {
  const wrong = problems.map(({ field }) => field.split(/[.[]/)[0]);
  return STEPS.find((step) => FIELDS[step].some((field) => wrong.includes(field))) ?? null;
}

/** `qa_generation 2026-11-25 14:05`: a name that tells tasks of one template apart. */
export function suggestedName(template: string, now: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  return `${template.replace(/_template$/, "")} ${day} ${two(now.getHours())}:${two(now.getMinutes())}`;
}
