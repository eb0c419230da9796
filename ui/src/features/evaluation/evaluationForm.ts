import type { Schemas } from "../../api/client";
import { isMap, isNumber } from "../../api/exactJson";
import type { Data } from "../datasets/types";
import {
  embeddingRequests,
  type GateFields,
  gatesBody,
  isComplete,
  judgeRequests,
  NEAR_USUAL,
  numberIn,
  type RuleKind,
  readGates,
  USUAL_GATES,
} from "../tasks/gates/gateFields";
import type { RowsOf } from "../tasks/gates/gateQueries";
import type { EvaluationTask } from "./types";

export interface CategoryFields {
  readonly key: string;
  readonly name: string;
  readonly share: number | null;
}

/** Wanted shares of a field's values. */
export interface TargetFields {
  readonly key: string;
  readonly field?: string;
  readonly categories: readonly CategoryFields[];
}

/** What stands in the form of a new evaluation. */
export interface EvaluationFields {
  readonly name?: string;
  readonly source?: RowsOf;
  /** Of a dataset; none: what it has now. */
  readonly version?: number;
  readonly gates: GateFields;
  readonly targets: readonly TargetFields[];
  readonly timeField?: string;
  readonly maxAgeDays?: number | null;
  readonly sample?: number | null;
  readonly seed?: number | null;
}

export const SAMPLE_USUAL = 100;
export const SAMPLE_MAX = 10_000;
export const AGE_USUAL = 365;
export const AGE_MAX = 36_500;

export function newEvaluation(source?: RowsOf): EvaluationFields {
  return {
    source,
    gates: { ...USUAL_GATES, choice: "strict" },
    targets: [],
    maxAgeDays: AGE_USUAL,
    sample: SAMPLE_USUAL,
  };
}

export function newTarget(): TargetFields {
  return { key: crypto.randomUUID(), categories: [newCategory(), newCategory()] };
}

export function newCategory(name = "", share: number | null = 1): CategoryFields {
  return { key: crypto.randomUUID(), name, share };
}

/** What is sent. */
export function evaluationBody(fields: EvaluationFields): Schemas["NewEvaluation"] {
  const { source, version, timeField, maxAgeDays, sample, seed } = fields;
  const targets = targetsBody(fields.targets);
  return {
    name: fields.name?.trim() || undefined,
    ...source,
    ...(source && "datasetId" in source && version !== undefined ? { version } : {}),
    gates: rulesBody(fields.gates) as Schemas["NewEvaluation"]["gates"],
    ...(targets === undefined ? {} : { targets }),
    ...(timeField ? { timeField, maxAgeDays: maxAgeDays ?? undefined } : {}),
    sample: sample ?? undefined,
    seed: seed ?? undefined,
  };
}

/** Where nothing is said rows are evaluated by the strict rules: here everything is. */
function rulesBody(gates: GateFields): unknown {
  return gatesBody(gates) ?? { preset: "off", duplicates: { near: NEAR_USUAL } };
}

function targetsBody(targets: readonly TargetFields[]) {
  const named = targets.filter(({ field }) => field);
  return named.length === 0
    ? undefined
    : Object.fromEntries(
        named.map(({ field, categories }) => [
          field,
          Object.fromEntries(
            categories.filter(({ name }) => name.trim()).map(({ name, share }) => [name.trim(), share ?? 0]),
          ),
        ]),
      );
}

/** The form for an evaluation like another one. */
export function fieldsOf({ name, datasetId, version, taskId, settings }: EvaluationTask): EvaluationFields {
  const { gates, targets, timeField, maxAgeDays, sample, seed } = settings;
  return {
    ...newEvaluation(taskId ? { taskId } : { datasetId }),
    name,
    version: version ?? undefined,
    gates: readGates(gates ?? "strict"),
    targets: isMap(targets) ? Object.entries(targets).map(([field, shares]) => targetOf(field, shares)) : [],
    timeField: typeof timeField === "string" ? timeField : undefined,
    maxAgeDays: numberIn(maxAgeDays) ?? AGE_USUAL,
    sample: numberIn(sample) ?? SAMPLE_USUAL,
    seed: numberIn(seed),
  };
}

function targetOf(field: string, shares: unknown): TargetFields {
  const categories = isMap(shares) ? Object.entries(shares) : [];
  return {
    ...newTarget(),
    field,
    categories: categories.map(([name, share]) => newCategory(name, isNumber(share) ? Number(String(share)) : null)),
  };
}

/** Whether everything is there that has to be for rules and models. */
export function isReady(gates: GateFields, kinds: readonly RuleKind[]): boolean {
  return isComplete(gates, kinds) && (gates.judge === null || gates.judge.modelId !== undefined);
}

/** Whether each target has a field, and a category with a share. */
export function areTargets(targets: readonly TargetFields[]): boolean {
  const fields = targets.map(({ field }) => field);
  return targets.every(
    ({ field, categories }) =>
      field !== undefined &&
      fields.indexOf(field) === fields.lastIndexOf(field) &&
      categories.some(({ name, share }) => name.trim() !== "" && (share ?? 0) > 0),
  );
}

/** Requests to models at least: rows of the sample that are judged, and that are embedded. */
export function requestsOf({ gates, sample }: Pick<EvaluationFields, "gates" | "sample">, rows: number) {
  const looked = Math.min(sample ?? SAMPLE_USUAL, rows);
  return {
    rows: looked,
    judge: gates.judge ? judgeRequests(gates.judge, looked) : 0,
    embeddings: gates.meaning ? embeddingRequests(looked) : 0,
  };
}

const CATEGORIES_MAX = 20;

/** The values of a field in some rows, where they are few: to begin targets with. */
export function categoriesIn(rows: readonly Data[], field: string): string[] {
  const values = rows
    .map((row) => row[field])
    .filter((it) => typeof it === "string" || typeof it === "boolean" || isNumber(it));
  const found = [...new Set(values.map(String))].filter((it) => it.trim() !== "").sort();
  return found.length <= CATEGORIES_MAX && (found.length < rows.length || rows.length < 3) ? found : [];
}

/** The fields of rows, in the order they are met. */
export function fieldsIn(rows: readonly Data[]): string[] {
  return [...new Set(rows.flatMap((row) => Object.keys(row)))];
}
