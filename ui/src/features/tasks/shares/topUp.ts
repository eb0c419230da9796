import { isMap } from "../../../api/exactJson";
import type { DimensionFields } from "./proportions";

/** A dataset of which only what it lacks is generated. */
export interface TopUp {
  readonly datasetId?: string;
  /** The field that holds the category, by the key of a dimension; none: the dimension's own. */
  readonly fields: Readonly<Record<string, string>>;
  /** Keys of categories by values that are called otherwise, by the key of a dimension. */
  readonly mapping: Readonly<Record<string, Readonly<Record<string, string>>>>;
  /** Rows in the end; null: as few as need no removal. */
  readonly total: number | null;
  /** Whether rows without a category are left out; else they are refused. */
  readonly ignores: boolean;
}

export const NO_TOP_UP: TopUp = { fields: {}, mapping: {}, total: null, ignores: false };

/** What is sent. */
export interface TopUpBody {
  readonly datasetId: string;
  readonly fields?: Readonly<Record<string, string>>;
  readonly mapping?: Readonly<Record<string, Readonly<Record<string, string>>>>;
  readonly total?: number;
  readonly ignoreUnknown?: boolean;
}

export function topUpBody(topUp: TopUp, dimensions: readonly DimensionFields[]): TopUpBody | undefined {
  if (topUp.datasetId === undefined) {
    return undefined;
  }
  const fields = dimensions.flatMap(({ key, name }) => {
    const field = topUp.fields[key];
    return field ? [[name.trim(), field] as const] : [];
  });
  const mapping = dimensions.flatMap(({ key, name, categories }) => {
    const entries = Object.entries(topUp.mapping[key] ?? {}).flatMap(([value, to]) => {
      const category = categories.find((it) => it.key === to);
      return category ? [[value, category.name.trim()] as const] : [];
    });
    return entries.length > 0 ? [[name.trim(), Object.fromEntries(entries)] as const] : [];
  });
  return {
    datasetId: topUp.datasetId,
    ...(fields.length > 0 ? { fields: Object.fromEntries(fields) } : {}),
    ...(mapping.length > 0 ? { mapping: Object.fromEntries(mapping) } : {}),
    ...(topUp.total ? { total: topUp.total } : {}),
    ...(topUp.ignores ? { ignoreUnknown: true } : {}),
  };
}

export function readTopUp(body: unknown, dimensions: readonly DimensionFields[]): TopUp | undefined {
  if (!isMap(body) || typeof body.datasetId !== "string") {
    return undefined;
  }
  const named = (map: unknown, name: string) => (isMap(map) ? map[name] : undefined);
  return {
    datasetId: body.datasetId,
    ignores: body.ignoreUnknown === true,
    total: body.total === undefined || body.total === null ? null : Number(body.total),
    fields: Object.fromEntries(
      dimensions.flatMap(({ key, name }) => {
        const field = named(body.fields, name);
        return typeof field === "string" ? [[key, field] as const] : [];
      }),
    ),
    mapping: Object.fromEntries(
      dimensions.flatMap(({ key, name, categories }) => {
        const values = named(body.mapping, name);
        const entries = Object.entries(isMap(values) ? values : {}).flatMap(([value, to]) => {
          const category = categories.find((it) => it.name === String(to));
          return category ? [[value, category.key] as const] : [];
        });
        return entries.length > 0 ? [[key, Object.fromEntries(entries)] as const] : [];
      }),
    ),
  };
}

/** The field of the dataset that holds a dimension's category. */
export function fieldOf(topUp: TopUp, { key, name, field }: DimensionFields): string {
  return topUp.fields[key] ?? field ?? name.trim();
}
