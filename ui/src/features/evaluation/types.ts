import type { Schemas } from "../../api/client";
import type { Said } from "../../text/service/said";
import type { Data } from "../datasets/types";

export type EvaluationStatus = Schemas["TaskEvaluationReference"]["status"];

export const STATUSES: readonly EvaluationStatus[] = [
  "PENDING",
  "RUNNING",
  "PAUSED",
  "COMPLETED",
  "FAILED",
  "CANCELLED",
];

/** In the order they are shown. */
export const METRICS = [
  "COMPLETENESS",
  "ACCURACY",
  "UNIQUENESS",
  "TIMELINESS",
  "DIVERSITY",
  "BALANCE",
  "SAFETY",
  "JUDGE",
] as const;
export type Metric = (typeof METRICS)[number];

export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** A metric; its value is from 0 to 1, and the more the better. */
export interface Measured {
  readonly metric: Metric;
  readonly value: number;
  readonly good?: number | null;
  readonly all?: number | null;
  readonly interval?: Interval | null;
  readonly weight: number;
  readonly warnBelow: number;
  readonly warning: boolean;
}

/** An evaluation of rows and where it stands. */
export interface EvaluationTask {
  readonly id: string;
  readonly name: string;
  readonly datasetId: string;
  readonly datasetName: string;
  readonly version?: number | null;
  readonly taskId?: string | null;
  readonly taskName: string;
  readonly automatic: boolean;
  readonly status: EvaluationStatus;
  readonly message: Said;
  readonly rows: number;
  readonly done: number;
  readonly toJudge: number;
  readonly judged: number;
  /** In percent. */
  readonly progress: number;
  /** From 0 to 100. */
  readonly score?: number | null;
  readonly metrics?: readonly Measured[] | null;
  /** As a request has them. */
  readonly settings: Readonly<Record<string, unknown>>;
  readonly createdAt: string;
  readonly startedAt?: string | null;
  readonly endedAt?: string | null;
  /** Of one evaluation only. */
  readonly report?: Report | null;
}

/** What rows were found to be like. */
export interface Report {
  readonly rows: number;
  readonly score?: number | null;
  readonly metrics: readonly Measured[];
  readonly fields: readonly FieldFigures[];
  readonly complete: number;
  readonly rules: readonly RuleFigures[];
  readonly duplicates: DuplicateFigures;
  readonly timeliness?: TimeFigures | null;
  readonly diversity?: DiversityFigures | null;
  readonly balance: readonly BalanceFigures[];
  readonly judge?: JudgeFigures | null;
  readonly worst: readonly WorstRow[];
}

export interface FieldFigures {
  readonly name: string;
  readonly missing: number;
  readonly nulls: number;
  readonly blank: number;
  readonly lengths?: Lengths | null;
}

export interface Lengths {
  readonly texts: number;
  readonly least: number;
  readonly mean: number;
  readonly most: number;
  readonly counts: readonly number[];
}

export const ASPECTS = ["FORMAT", "RANGE", "CONSISTENCY", "SAFETY"] as const;

export interface RuleFigures {
  readonly rule: string;
  readonly aspect: (typeof ASPECTS)[number];
  readonly broken: number;
}

export interface DuplicateFigures {
  readonly exact: number;
  readonly near: number;
  readonly heldOut: number;
  readonly threshold?: number | null;
  readonly similarity: readonly number[];
  readonly semantic?: {
    readonly model: string;
    readonly threshold: number;
    readonly sample: number;
    readonly compared: number;
    readonly found: number;
  } | null;
}

export interface TimeFigures {
  readonly field: string;
  readonly maxAgeDays: number;
  readonly unread: number;
  readonly old: number;
  readonly future: number;
  readonly oldest?: string | null;
  readonly newest?: string | null;
  readonly counts: readonly number[];
}

export interface DiversityFigures {
  readonly sample: number;
  readonly distinct1: number;
  readonly distinct2: number;
  readonly compressionRatio: number;
  readonly similarity: number;
}

export interface CategoryFigures {
  readonly name: string;
  readonly rows: number;
  readonly share: number;
  readonly target?: number | null;
}

export interface BalanceFigures {
  readonly field: string;
  readonly categories: readonly CategoryFigures[];
  readonly other: number;
  readonly chiSquare?: number | null;
  readonly degrees?: number | null;
  readonly pValue?: number | null;
  readonly totalVariation?: number | null;
}

export interface DimensionFigures {
  readonly name: string;
  readonly mean: number;
  readonly interval?: Interval | null;
  readonly counts: readonly number[];
}

export interface JudgeFigures {
  readonly model: string;
  readonly sample: number;
  readonly judged: number;
  readonly mean: number;
  readonly interval?: Interval | null;
  readonly threshold: number;
  readonly passed: number;
  readonly dimensions: readonly DimensionFigures[];
  readonly counts: readonly number[];
}

export interface WorstRow {
  readonly row: number;
  readonly data: Data;
  readonly reasons: readonly Said[];
  readonly score?: number | null;
}
