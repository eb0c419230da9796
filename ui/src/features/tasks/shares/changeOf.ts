import type { Task } from "../taskQueries";
import { type CellChange, fieldsOf, isChanged, keysOf, type ProportionFields } from "./proportions";

type Named = Readonly<Record<string, string>>;

/** How the rows of a task are divided as it runs: with the rows that it counted as already there, not counted anew. */
export function fieldsInRun({ draft, configuration }: Pick<Task, "draft" | "configuration">): ProportionFields | null {
  const { existing } = (configuration ?? {}) as Readonly<Record<string, unknown>>;
  return fieldsOf({ ...(draft as Readonly<Record<string, unknown>> | undefined), topUp: undefined, existing });
}

/** What is otherwise in one combination, by the names of its categories: of a single dimension, in its category. */
export function changeIn(fields: ProportionFields, cell: Named): CellChange | undefined {
  const when = keysOf(fields.dimensions, cell);
  const [only] = fields.dimensions;
  return fields.dimensions.length === 1
    ? only?.categories.find(({ key }) => key === when[only.key])?.change
    : fields.combinations.find((it) => isSame(it.when, when))?.change;
}

/** The same with something otherwise in that combination, in place of what was. */
export function withChange(fields: ProportionFields, cell: Named, change: CellChange): ProportionFields {
  const when = keysOf(fields.dimensions, cell);
  if (fields.dimensions.length === 1) {
    return {
      ...fields,
      dimensions: fields.dimensions.map((it) => ({
        ...it,
        categories: it.categories.map((each) => (each.key === when[it.key] ? { ...each, change } : each)),
      })),
    };
  }
  const at = fields.combinations.findIndex((it) => isSame(it.when, when));
  const known = fields.combinations[at];
  const combinations = known
    ? fields.combinations.with(at, { ...known, change })
    : [...fields.combinations, { when, change }];
  return {
    ...fields,
    combinations: combinations.filter((it) => it.share !== undefined || it.rows !== undefined || isChanged(it.change)),
  };
}

function isSame(one: Named, other: Named): boolean {
  const keys = Object.keys(one);
  return keys.length === Object.keys(other).length && keys.every((key) => one[key] === other[key]);
}
