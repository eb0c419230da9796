import type { TaskCell } from "./cellQueries";

/** What some combinations have together. */
export interface Sum {
  readonly planned: number;
  readonly accepted: number;
  readonly isShort: boolean;
  readonly excluded: boolean;
}

export interface Matrix {
  readonly rows: readonly string[];
  readonly columns: readonly string[];
  /** By row, then by column. */
  readonly sums: readonly (readonly Sum[])[];
  readonly rowSums: readonly Sum[];
  readonly columnSums: readonly Sum[];
  readonly all: Sum;
}

/**
 * What a task has of two of its dimensions.
 *
 * @param only a category of other dimensions: what does not have it is left out
 */
export function matrixOf(
  cells: readonly TaskCell[],
  row: string,
  column: string,
  only: Readonly<Record<string, string | undefined>>,
): Matrix {
  const shown = cells.filter(({ categories }) =>
    Object.entries(only).every(([name, category]) => category === undefined || categories[name] === category),
  );
  const rows = categoriesOf(shown, row);
  const columns = categoriesOf(shown, column);
  const groups = new Map<string, TaskCell[]>();
  for (const cell of shown) {
    const key = JSON.stringify([cell.categories[row], cell.categories[column]]);
    groups.set(key, [...(groups.get(key) ?? []), cell]);
  }
  const having = (name: string, category: string) => shown.filter(({ categories }) => categories[name] === category);
  return {
    rows,
    columns,
    sums: rows.map((one) => columns.map((other) => sumOf(groups.get(JSON.stringify([one, other])) ?? []))),
    rowSums: rows.map((it) => sumOf(having(row, it))),
    columnSums: columns.map((it) => sumOf(having(column, it))),
    all: sumOf(shown),
  };
}

/** In the order in which they come. */
function categoriesOf(cells: readonly TaskCell[], dimension: string): readonly string[] {
  return [...new Set(cells.flatMap(({ categories }) => categories[dimension] ?? []))];
}

function sumOf(cells: readonly TaskCell[]): Sum {
  return {
    planned: cells.reduce((sum, it) => sum + it.planned, 0),
    accepted: cells.reduce((sum, it) => sum + it.accepted, 0),
    isShort: cells.some(({ state }) => state === "SHORT"),
    excluded: cells.every(({ state }) => state === "EXCLUDED"),
  };
}
