import { METRICS, type Measured, type Metric, type Report } from "./types";

/** A metric of two evaluations. */
export interface Difference {
  readonly metric: Metric;
  readonly a: Measured | null;
  readonly b: Measured | null;
  /** What b has more than a, 0 to 1; null where one of them was not measured. */
  readonly difference: number | null;
  /** Whether both are of samples whose intervals have something in common: it may be chance. */
  readonly within: boolean;
}

/** The metrics that one of two evaluations has at least. */
export function differences(a: readonly Measured[], b: readonly Measured[]): Difference[] {
  return METRICS.flatMap((metric) => {
    const [one, other] = [a, b].map((of) => of.find((it) => it.metric === metric) ?? null);
    if (!one && !other) {
      return [];
    }
    return [
      {
        metric,
        a: one ?? null,
        b: other ?? null,
        difference: one && other ? other.value - one.value : null,
        within: one && other ? overlap(one, other) : false,
      },
    ];
  });
}

function overlap({ interval: a }: Measured, { interval: b }: Measured): boolean {
  return a != null && b != null && a.from <= b.to && b.from <= a.to;
}

export const FIGURES = [
  "rows",
  "fields",
  "complete",
  "exact",
  "near",
  "heldOut",
  "distinct1",
  "distinct2",
  "similarity",
  "compression",
  "judge",
  "passed",
] as const;
export type Figure = (typeof FIGURES)[number];

/** Those that are shares, in percent; others are numbers. */
export const SHARES: readonly Figure[] = [
  "complete",
  "exact",
  "near",
  "heldOut",
  "distinct1",
  "distinct2",
  "similarity",
  "passed",
];

/** What is better: more of it, or less; of others neither is. */
const BETTER: Readonly<Partial<Record<Figure, 1 | -1>>> = {
  complete: 1,
  exact: -1,
  near: -1,
  heldOut: -1,
  distinct1: 1,
  distinct2: 1,
  similarity: -1,
  compression: -1,
  judge: 1,
  passed: 1,
};

/** Whether a change of a figure is for the better, for the worse, or neither. */
export function toneOfChange(figure: Figure, change: number): "good" | "bad" | null {
  const better = BETTER[figure];
  return better === undefined || change === 0 ? null : change * better > 0 ? "good" : "bad";
}

/** Figures beside the metrics; null is not measured. */
export function figuresOf({
  rows,
  fields,
  complete,
  duplicates,
  diversity,
  judge,
}: Report): Record<Figure, number | null> {
  const share = (count: number, all = rows) => (all === 0 ? null : (count / all) * 100);
  return {
    rows,
    fields: fields.length,
    complete: share(complete),
    exact: share(duplicates.exact),
    near: typeof duplicates.threshold === "number" ? share(duplicates.near) : null,
    heldOut: duplicates.heldOut > 0 ? share(duplicates.heldOut) : null,
    distinct1: diversity ? diversity.distinct1 * 100 : null,
    distinct2: diversity ? diversity.distinct2 * 100 : null,
    similarity: diversity ? diversity.similarity * 100 : null,
    compression: diversity ? diversity.compressionRatio : null,
    judge: judge ? judge.mean : null,
    passed: judge ? share(judge.passed, judge.judged) : null,
  };
}
