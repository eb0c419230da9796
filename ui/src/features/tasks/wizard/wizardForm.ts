import type { Schemas } from "../../../api/client";
import type { FieldProblem } from "../../../api/problem";
import { type FoundVariable, givenTo, type Values } from "../../../shared/values";
import { type GateFields, gatesBody } from "../gates/gateFields";
import { bodyOf, type ProportionFields } from "../shares/proportions";
import { placeIn } from "../shares/sharePlaces";
import { type EvaluateFields, evaluateBody, USUAL_EVALUATION } from "./evaluateForm";

export type Kind = "SINGLE" | "PROPORTIONAL";

/** What stands in the wizard's fields. */
export interface WizardFields {
  readonly kind: Kind;
  readonly name: string;
  readonly description?: string;
  readonly templateId?: string;
  readonly modelId?: string;
  readonly values?: Values;
  readonly count: number;
  /** Of a proportional task: how its rows are divided. */
  readonly proportions?: ProportionFields;
  readonly concurrency?: number | null;
  readonly batchSize?: number | null;
  readonly distinctOn?: readonly string[];
  readonly seed?: number | null;
  /** What rows have to pass; none: what is usual. */
  readonly gates?: GateFields;
  /** How the rows are evaluated at the end; none: without a judge. */
  readonly evaluation?: EvaluateFields;
  readonly output: {
    readonly to: "new" | "existing";
    readonly dataset?: string;
    readonly datasetId?: string;
    readonly format: "JSONL" | "JSON" | "CSV" | "PARQUET";
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
  "dimensions",
  "combinations",
  "minimumPerCombination",
  "otherCategory",
  "checkLabels",
  "existing",
  "topUp",
  "gates",
  "evaluation",
] as const;

/** What a task can be given over the interface only, and a clone takes along. */
export type Kept = Omit<Schemas["NewTask"], (typeof ASKED)[number]>;

export const NO_PROPORTIONS: ProportionFields = { dimensions: [], combinations: [], other: "reject" };

export const NEW_TASK: WizardFields = {
  kind: "SINGLE",
  name: "",
  count: 100,
  evaluation: USUAL_EVALUATION,
  output: { to: "new", format: "JSONL" },
};

const ALL_STEPS = ["basic", "categories", "parameters", "quality", "output", "review"] as const;
export type Step = (typeof ALL_STEPS)[number];

const STEPS: Readonly<Record<Kind, readonly Step[]>> = {
  SINGLE: ALL_STEPS.filter((step) => step !== "categories"),
  PROPORTIONAL: ALL_STEPS,
};

export function stepsOf(kind: Kind | undefined): readonly Step[] {
  return STEPS[kind ?? "SINGLE"];
}

/** The fields that each step asks for. */
export function fieldsOf(step: Step | undefined, kind: Kind | undefined): readonly (keyof WizardFields)[] {
  switch (step) {
    case "basic":
      return ["kind", "name", "description", "templateId", "modelId"];
    case "categories":
      return ["count", "proportions"];
    case "parameters":
      return [...(kind === "PROPORTIONAL" ? [] : ["count" as const]), ...PARAMETERS];
    case "quality":
      return ["gates"];
    case "output":
      return ["output", "evaluation"];
    default:
      return [];
  }
}

const PARAMETERS = ["values", "concurrency", "batchSize", "distinctOn", "seed"] as const;

/** The variables that a task gives values to: those that are no dimension. */
export function askedOf(fields: Pick<WizardFields, "kind" | "proportions">, variables: readonly FoundVariable[]) {
  const dimensions = fields.kind === "PROPORTIONAL" ? (fields.proportions?.dimensions ?? []) : [];
  const names = dimensions.map(({ name }) => name.trim());
  return variables.filter(({ name }) => !names.some((it) => name === it || name === `${it}.description`));
}

/** The values of variables that the template has, of those that were typed. */
export function parametersOf(fields: WizardFields, variables: readonly FoundVariable[]) {
  return givenTo(askedOf(fields, variables), fields.values);
}

/** Whether the number of rows follows from a dataset. */
export function isToppedUp({ kind, proportions }: Pick<WizardFields, "kind" | "proportions">): boolean {
  return kind === "PROPORTIONAL" && proportions?.topUp !== undefined;
}

/** Of a proportional task: values of a request for the largest category of each dimension, to preview it. */
export function largestOf(
  { kind, proportions }: WizardFields,
  variables: readonly FoundVariable[],
): Readonly<Record<string, string>> {
  const dimensions = kind === "PROPORTIONAL" ? (proportions?.dimensions ?? []) : [];
  return Object.fromEntries(
    dimensions
      .flatMap(({ name, by, categories }) => {
        const size = (it: (typeof categories)[number]) => (by === "rows" ? (it.rows ?? 0) : it.share);
        const [largest] = [...categories].sort((one, other) => size(other) - size(one));
        return largest
          ? [
              [name.trim(), largest.name.trim()] as const,
              [`${name.trim()}.description`, largest.description?.trim() ?? ""] as const,
            ]
          : [];
      })
      .filter(([name]) => variables.some((it) => it.name === name)),
  );
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
    target: isToppedUp(fields) ? undefined : fields.count,
    concurrency: fields.concurrency ?? undefined,
    batchSize: fields.batchSize ?? undefined,
    distinctOn: fields.distinctOn?.length ? [...fields.distinctOn] : undefined,
    seed: fields.seed ?? undefined,
    timeZone,
    ...fields.kept,
    ...(fields.kind === "PROPORTIONAL" && fields.proportions
      ? (bodyOf(fields.proportions) as Partial<Schemas["NewTask"]>)
      : {}),
    evaluation: (fields.evaluation && evaluateBody(fields.evaluation)) as Schemas["NewTask"]["evaluation"],
    gates: (fields.gates && gatesBody(fields.gates)) as Schemas["NewTask"]["gates"],
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
  if (/^gates\b/.test(field)) {
    return "gates";
  }
  if (/^evaluation\.judge\b/.test(field)) {
    return /^evaluation\.judge\.modelId\b/.test(field) ? "evaluation.judge.modelId" : "evaluation.judge.rubric";
  }
  if (placeIn(field) !== null) {
    return "proportions";
  }
  return field.replace(/^parameters\./, "values.").replace(/^templateRevision$/, "templateId");
}

/** The first step with one of these fields; null where there is none. */
export function stepOf(problems: readonly FieldProblem[], kind?: Kind): Step | null {
  const wrong = problems.map(({ field }) => field.split(/[.[]/)[0]);
  return stepsOf(kind).find((step) => fieldsOf(step, kind).some((field) => wrong.includes(field))) ?? null;
}

/** `qa_generation 2026-11-25 14:05`: a name that tells tasks of one template apart. */
export function suggestedName(template: string, now: Date): string {
  const two = (value: number) => String(value).padStart(2, "0");
  const day = `${now.getFullYear()}-${two(now.getMonth() + 1)}-${two(now.getDate())}`;
  return `${template.replace(/_template$/, "")} ${day} ${two(now.getHours())}:${two(now.getMinutes())}`;
}
