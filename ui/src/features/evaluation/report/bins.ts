/** A bar of a distribution: what is counted there, as a range without its unit, and how many are. */
export interface NamedBin {
  readonly from: number;
  /** Inclusive; null: no further than where it begins. */
  readonly to: number | null;
  readonly count: number;
}

/** Texts by their characters: 0, 1, 2 to 3, 4 to 7, …; begins where there are some. */
export function lengthBins(counts: readonly number[]): NamedBin[] {
  return fromFirst(
    counts.map((count, at) =>
      at < 2 ? { from: at, to: null, count } : { from: 2 ** (at - 1), to: 2 ** at - 1, count },
    ),
  );
}

/** Rows by their age in days: under 1, 2, 4, 8, …. */
export function ageBins(counts: readonly number[]): NamedBin[] {
  return counts.map((count, at) =>
    at === 0 ? { from: 0, to: 1, count } : { from: 2 ** (at - 1), to: 2 ** at, count },
  );
}

const SIMILARITY_STEP = 0.05;

/** Near duplicates by their similarity, from 0.05 times a number on; begins where there are some. */
export function similarityBins(counts: readonly number[]): NamedBin[] {
  return fromFirst(
    counts.map((count, at) => ({
      from: rounded(at * SIMILARITY_STEP),
      to: at * SIMILARITY_STEP < 1 ? rounded((at + 1) * SIMILARITY_STEP) : null,
      count,
    })),
  );
}

/** From 1 by halves to 5, which stands alone. */
const SCORES = 9;

/** Rows by the judge's score: under 1.5, 2, 2.5, … 5, and 5; counts end where there are no more. */
export function scoreBins(counts: readonly number[]): NamedBin[] {
  return Array.from({ length: SCORES }, (_, at) => ({
    from: 1 + at / 2,
    to: at === SCORES - 1 ? null : 1.5 + at / 2,
    count: counts[at] ?? 0,
  }));
}

/** What a bar is called. */
export function binName({ from, to }: NamedBin, number: (value: number) => string): string {
  return to === null ? number(from) : `${number(from)}–${number(to)}`;
}

function fromFirst(bins: readonly NamedBin[]): NamedBin[] {
  const first = bins.findIndex(({ count }) => count > 0);
  return bins.slice(Math.max(0, first));
}

/** Without what adding leaves behind. */
function rounded(value: number): number {
  return Math.round(value * 100) / 100;
}
