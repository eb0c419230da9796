import type { PastedCategories } from "./pasteCategories";
import { type DimensionFields, newCategory, saidBy, withShares } from "./proportions";
import { divide, equalShares, WHOLE } from "./shares";

/**
 * A dimension with the categories that were pasted, in place of those it has or behind them; a category that it has keeps
 * what is said of it. Numbers that add up to the target are numbers of rows.
 */
export function pastedInto(
  dimension: DimensionFields,
  { by, categories }: PastedCategories,
  replace: boolean,
  target: number,
): DimensionFields {
  const known = new Map(dimension.categories.map((it) => [it.name.trim(), it]));
  const pasted = categories.map(({ name, description, share, rows }) => {
    const same = known.get(name);
    const more = description ? { description } : {};
    return same ? { ...same, ...more, share, rows } : newCategory(name, share, { ...more, rows });
  });
  const kept = replace ? [] : dimension.categories.filter(({ name }) => !pasted.some((it) => it.name === name.trim()));
  const all = { ...dimension, categories: [...kept, ...pasted] };
  const isWhole = kept.length === 0;
  if (by === "number" && isWhole && pasted.reduce((sum, { rows }) => sum + (rows ?? 0), 0) === target) {
    return { ...all, by: "rows" };
  }
  if (isWhole && by !== "equal") {
    return withShares(
      all,
      pasted.map(({ share }) => share),
      "percent",
    );
  }
  if (isWhole || dimension.by === "equal") {
    return withShares(all, equalShares(all.categories.length), "equal");
  }
  // Behind others, each gets what an equal one would have.
  const average = WHOLE / Math.max(1, kept.length);
  const shares = divide(WHOLE, [...kept.map(({ share }) => share), ...pasted.map(() => average)]);
  return saidBy(withShares(all, shares, "percent"), dimension.by, target);
}

/** A dimension with the values of a field, each with as much as it has of the rows. */
export function countedInto(
  dimension: DimensionFields,
  field: string,
  counts: readonly { readonly name: string; readonly rows: number }[],
): DimensionFields {
  const known = new Map(dimension.categories.map((it) => [it.name.trim(), it]));
  const shares = divide(
    WHOLE,
    counts.map(({ rows }) => rows),
  );
  const categories = counts.map(({ name }, at) => ({
    ...(known.get(name) ?? newCategory(name, 0)),
    rows: null,
    share: shares[at] ?? 0,
  }));
  return { ...dimension, name: dimension.name.trim() || field, by: "percent", categories };
}
