import type { Schemas } from "../../../api/client";

type DimensionLabels = Schemas["TaskDimensionLabels"];

/** What the rows requested in one category were classified as. */
export interface LabelRow {
  readonly planned: string;
  /** By the columns. */
  readonly rows: readonly number[];
  /** Those that were put into none of the dimension's categories. */
  readonly other: number;
  /** Of all of them, how many were put into the category requested: 0 to 1. */
  readonly agreed: number;
}

export interface LabelMatrix {
  readonly columns: readonly string[];
  readonly rows: readonly LabelRow[];
  /** Whether some rows were put into none of the dimension's categories. */
  readonly hasOther: boolean;
  /** Categories that are not shown: those with the fewest disagreements. */
  readonly left: number;
}

/** With more categories a table is no overview. */
const CATEGORIES_MAX = 30;

/**
 * What rows were classified as, against what was requested.
 *
 * @param order the dimension's categories; those without any classified row are left out
 */
export function labelMatrixOf(labels: DimensionLabels, order: readonly string[]): LabelMatrix {
  const counts = labels.counts.map(({ planned, found = null, rows }) => ({ planned, found, rows }));
  const named = new Set(counts.flatMap(({ planned, found }) => (found === null ? [planned] : [planned, found])));
  const wrong = new Map<string, number>();
  for (const { planned, found, rows } of counts.filter((it) => it.planned !== it.found)) {
    wrong.set(planned, (wrong.get(planned) ?? 0) + rows);
    if (found !== null) {
      wrong.set(found, (wrong.get(found) ?? 0) + rows);
    }
  }
  const known = [...order.filter((it) => named.has(it)), ...[...named].filter((it) => !order.includes(it))];
  const most = [...known].sort((one, other) => (wrong.get(other) ?? 0) - (wrong.get(one) ?? 0));
  const shown = new Set(most.slice(0, CATEGORIES_MAX));
  const columns = known.filter((it) => shown.has(it));
  const of = new Map(counts.map(({ planned, found, rows }) => [JSON.stringify([planned, found]), rows]));
  const rowsOf = (planned: string, found: string | null) => of.get(JSON.stringify([planned, found])) ?? 0;
  return {
    columns,
    rows: columns.flatMap((planned) => {
      const own = counts.filter((it) => it.planned === planned);
      const all = own.reduce((sum, { rows }) => sum + rows, 0);
      return all === 0
        ? []
        : [
            {
              planned,
              rows: columns.map((found) => rowsOf(planned, found)),
              other: rowsOf(planned, null),
              agreed: rowsOf(planned, planned) / all,
            },
          ];
    }),
    hasOther: counts.some(({ found }) => found === null),
    left: known.length - columns.length,
  };
}
