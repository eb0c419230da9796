import { type EvaluationTask, METRICS, type Metric } from "./types";

/** A finished evaluation as a point of time. */
export interface TrendPoint {
  readonly id: string;
  readonly name: string;
  readonly at: string;
  /** Of 100. */
  readonly score: number;
  /** Metrics that were measured, in percent. */
  readonly values: Readonly<Partial<Record<Metric, number>>>;
}

/** Finished evaluations by time, the oldest first. */
export function trendOf(evaluations: readonly EvaluationTask[]): TrendPoint[] {
  return evaluations
    .flatMap(({ id, name, status, score, metrics, createdAt }) =>
      status === "COMPLETED" && typeof score === "number"
        ? [
            {
              id,
              name,
              at: createdAt,
              score,
              values: Object.fromEntries((metrics ?? []).map(({ metric, value }) => [metric, value * 100])),
            },
          ]
        : [],
    )
    .sort((one, other) => Date.parse(one.at) - Date.parse(other.at));
}

/** The metrics that some point has, in their order. */
export function metricsIn(points: readonly TrendPoint[]): Metric[] {
  return METRICS.filter((metric) => points.some(({ values }) => values[metric] !== undefined));
}
