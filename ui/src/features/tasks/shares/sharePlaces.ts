import type { FieldProblem } from "../../../api/problem";

/** Where in the shares something is wrong. */
export interface SharePlace {
  readonly dimension?: number;
  readonly category?: number;
  readonly combination?: number;
}

/** The place of a field of the request; null where it is none of the shares'. */
export function placeIn(field: string): SharePlace | null {
  const [, dimension, category, combination] =
    /^dimensions\[(\d+)\](?:\.categories\[(\d+)\])?|^combinations\[(\d+)\]/.exec(field) ?? [];
  if (dimension !== undefined) {
    return { dimension: Number(dimension), ...(category === undefined ? {} : { category: Number(category) }) };
  }
  if (combination !== undefined) {
    return { combination: Number(combination) };
  }
  return ABOUT_SHARES.test(field) ? {} : null;
}

const ABOUT_SHARES = /^(dimensions|combinations|minimumPerCombination|otherCategory|checkLabels|existing|topUp)\b/;

/** What is wrong at one place exactly. */
export function problemsAt(problems: readonly FieldProblem[], place: SharePlace): readonly FieldProblem[] {
  return problems.filter(({ field }) => {
    const at = placeIn(field);
    return (
      at !== null &&
      at.dimension === place.dimension &&
      at.category === place.category &&
      at.combination === place.combination
    );
  });
}
