import { isMap } from "../../../api/exactJson";
import { divide, equalShares, percentText, WHOLE, withoutShare, withShare } from "./shares";
import { readTopUp, type TopUp, type TopUpBody, topUpBody } from "./topUp";

/** Rows of a dataset that fill a category, in place of a model's. */
export interface Sample {
  readonly datasetId?: string;
  /** Values that a row has to have, by field. */
  readonly where?: Readonly<Record<string, string>>;
  /** Whether the model makes the rest once they are used up. */
  readonly thenGenerate?: boolean;
}

/** What is otherwise in a category or a combination. */
export interface CellChange {
  readonly modelId?: string;
  readonly templateId?: string;
  readonly parameters?: Readonly<Record<string, unknown>>;
  readonly sample?: Sample;
  /** What has no field here: sampling, examples, a revision. */
  readonly kept?: Readonly<Record<string, unknown>>;
}

export interface CategoryFields {
  /** Tells it apart while its name is typed. */
  readonly key: string;
  readonly name: string;
  readonly description?: string;
  /** In hundredths of a percent; those of a dimension add up to the whole. */
  readonly share: number;
  readonly rows: number | null;
  readonly locked?: boolean;
  readonly change?: CellChange;
}

/** How a dimension says its shares. */
export type SharesBy = "equal" | "percent" | "rows";

export interface DimensionFields {
  readonly key: string;
  readonly name: string;
  /** The field of a row that holds its category; undefined: the one with its name. */
  readonly field?: string;
  readonly by: SharesBy;
  readonly categories: readonly CategoryFields[];
}

export interface CombinationFields {
  /** Keys of categories by keys of dimensions. */
  readonly when: Readonly<Record<string, string>>;
  /** In hundredths of a percent of all rows; 0 excludes it, undefined leaves it as its categories make it. */
  readonly share?: number;
  readonly rows?: number;
  readonly change?: CellChange;
}

/** Which model classifies, and in which dimensions; the task's and all where nothing is said. */
export interface LabelCheck {
  readonly modelId?: string;
  readonly dimensions?: readonly unknown[];
}

export interface ProportionFields {
  readonly dimensions: readonly DimensionFields[];
  readonly combinations: readonly CombinationFields[];
  readonly minimum?: number | null;
  readonly other: "reject" | "keep";
  /** Whether each row is classified by a model that is not told its category. */
  readonly labels?: LabelCheck;
  /** A dataset that is topped up. */
  readonly topUp?: TopUp;
  /** Of a task that was: rows that were there already. */
  readonly existing?: readonly unknown[];
}

export function newKey(): string {
  return crypto.randomUUID();
}

export function newCategory(name: string, share: number, more: Partial<CategoryFields> = {}): CategoryFields {
  return { key: newKey(), name, share, rows: null, ...more };
}

export function newDimension(name = "", categories: readonly string[] = []): DimensionFields {
  const shares = equalShares(categories.length);
  return {
    key: newKey(),
    name,
    by: "equal",
    categories: categories.map((it, at) => newCategory(it, shares[at] ?? 0)),
  };
}

/** The same dimension with other shares, in their order. */
export function withShares(dimension: DimensionFields, shares: readonly number[], by: SharesBy): DimensionFields {
  return {
    ...dimension,
    by,
    categories: dimension.categories.map((it, at) => ({ ...it, share: shares[at] ?? 0 })),
  };
}

/** The same shares said in another way, for so many rows. */
export function saidBy(dimension: DimensionFields, by: SharesBy, total: number): DimensionFields {
  const { categories } = dimension;
  if (by === dimension.by) {
    return dimension;
  }
  if (by === "rows") {
    const rows = divide(
      total,
      categories.map(({ share }) => share),
    );
    return { ...dimension, by, categories: categories.map((it, at) => ({ ...it, rows: rows[at] ?? 0 })) };
  }
  const weights = categories.map(({ rows, share }) => (dimension.by === "rows" ? (rows ?? 0) : share));
  return withShares(dimension, by === "equal" ? equalShares(categories.length) : divide(WHOLE, weights), by);
}

export function addCategory(dimension: DimensionFields, name: string): DimensionFields {
  const { by, categories } = dimension;
  const shares = by === "equal" ? equalShares(categories.length + 1) : withShare(categories.map(({ share }) => share));
  const added = newCategory(name, 0, { rows: by === "rows" ? 0 : null });
  return withShares({ ...dimension, categories: [...categories, added] }, shares, by);
}

export function removeCategory(dimension: DimensionFields, key: string): DimensionFields {
  const { by, categories } = dimension;
  const at = categories.findIndex((it) => it.key === key);
  const left = categories.filter((it) => it.key !== key);
  const shares =
    by === "equal"
      ? equalShares(left.length)
      : withoutShare(
          categories.map(({ share }) => share),
          at,
        );
  return withShares({ ...dimension, categories: left }, shares, by);
}

/** Without combinations of categories that are gone, and those that say nothing. */
export function withDimensions(fields: ProportionFields, dimensions: readonly DimensionFields[]): ProportionFields {
  const all = dimensions.length;
  const isThere = ({ when, share, rows }: CombinationFields) =>
    Object.entries(when).every(([dimension, category]) =>
      dimensions.some((it) => it.key === dimension && it.categories.some(({ key }) => key === category)),
    ) &&
    // A share of its own needs a category of each dimension.
    (Object.keys(when).length === all || (!rows && !share));
  return { ...fields, dimensions, combinations: fields.combinations.filter(isThere) };
}

/** How many combinations of categories there are. */
export function cellsOf({ dimensions }: ProportionFields): number {
  return dimensions.reduce((product, { categories }) => product * categories.length, 1);
}

/** Whether nothing is missing that only a person can say; the service judges the rest. */
export function isComplete({ dimensions, topUp }: ProportionFields): boolean {
  return (
    dimensions.length > 0 &&
    (topUp === undefined || topUp.datasetId !== undefined) &&
    dimensions.every(
      ({ name, categories }) =>
        name.trim() !== "" && categories.length > 0 && categories.every((it) => it.name.trim() !== ""),
    )
  );
}

/** The fields of a request that say how rows are divided. */
export interface ProportionsBody {
  readonly dimensions: DimensionBody[];
  readonly combinations?: CombinationBody[];
  readonly minimumPerCombination?: number;
  readonly otherCategory?: "keep";
  readonly checkLabels?: true | LabelCheck;
  readonly topUp?: TopUpBody;
  readonly existing?: readonly unknown[];
}

interface PartBody extends Readonly<Record<string, unknown>> {
  readonly share?: string | number;
  readonly rows?: number;
}

interface CategoryBody extends PartBody {
  readonly name: string;
}

interface DimensionBody {
  readonly name: string;
  readonly field?: string;
  readonly categories: CategoryBody[];
}

interface CombinationBody extends PartBody {
  readonly when: Readonly<Record<string, string>>;
}

/** What is sent. */
export function bodyOf({
  dimensions,
  combinations,
  minimum,
  other,
  labels,
  topUp,
  existing,
}: ProportionFields): ProportionsBody {
  const named = (when: CombinationFields["when"]) =>
    Object.fromEntries(
      dimensions.flatMap(({ key, name, categories }) => {
        const category = categories.find((it) => it.key === when[key]);
        return category ? [[name.trim(), category.name.trim()] as const] : [];
      }),
    );
  return {
    dimensions: dimensions.map(({ name, field, by, categories }) => ({
      name: name.trim(),
      ...(field ? { field } : {}),
      categories: categories.map((it) => ({
        name: it.name.trim(),
        ...(it.description?.trim() ? { description: it.description.trim() } : {}),
        ...(by === "percent" ? { share: percentText(it.share) } : by === "rows" ? { rows: it.rows ?? 0 } : {}),
        ...changeBody(it.change),
      })),
    })),
    ...(combinations.length > 0
      ? {
          combinations: combinations.map(({ when, share, rows, change }) => ({
            when: named(when),
            ...(rows === undefined ? {} : { rows }),
            ...(share === undefined ? {} : { share: share === 0 ? 0 : percentText(share) }),
            ...changeBody(change),
          })),
        }
      : {}),
    ...(minimum ? { minimumPerCombination: minimum } : {}),
    ...(other === "keep" ? { otherCategory: "keep" as const } : {}),
    ...(labels ? { checkLabels: labels.modelId || labels.dimensions ? labels : (true as const) } : {}),
    ...(topUp?.datasetId ? { topUp: topUpBody(topUp, dimensions) } : existing ? { existing } : {}),
  };
}

function changeBody(change: CellChange | undefined): Readonly<Record<string, unknown>> {
  const { modelId, templateId, parameters, sample, kept } = change ?? {};
  return {
    ...kept,
    ...(modelId ? { modelId } : {}),
    ...(templateId ? { templateId } : {}),
    ...(parameters && Object.keys(parameters).length > 0 ? { parameters } : {}),
    ...(sample?.datasetId ? { sample: sampleBody(sample) } : {}),
  };
}

function sampleBody({ datasetId, where = {}, thenGenerate = false }: Sample) {
  return {
    datasetId,
    ...(Object.keys(where).length > 0 ? { where } : {}),
    ...(thenGenerate ? { thenGenerate } : {}),
  };
}

export function isChanged(change: CellChange | undefined): boolean {
  return Object.keys(changeBody(change)).length > 0;
}

/** The fields for what a task was made with, in each of the ways a task file writes it; null where it has no dimensions. */
export function fieldsOf(draft: Readonly<Record<string, unknown>>): ProportionFields | null {
  const dimensions = entriesOf(draft.dimensions).map(readDimension);
  if (dimensions.length === 0) {
    return null;
  }
  const combinations = entriesOf(draft.combinations).map(([, it]): CombinationFields => {
    const { when, share, rows, ...change } = (isMap(it) ? it : {}) as Record<string, unknown>;
    return {
      when: keysOf(dimensions, isMap(when) ? when : {}),
      ...(share === undefined || share === null ? {} : { share: Math.round(numberIn(share) * 100) }),
      ...(rows === undefined || rows === null ? {} : { rows: Number(rows) }),
      change: readChange(change),
    };
  });
  const minimum = draft.minimumPerCombination;
  return {
    dimensions,
    combinations,
    minimum: minimum === undefined || minimum === null ? null : Number(minimum),
    other: draft.otherCategory === "keep" ? "keep" : "reject",
    ...(draft.checkLabels ? { labels: draft.checkLabels === true ? {} : draft.checkLabels } : {}),
    topUp: readTopUp(draft.topUp, dimensions),
    ...(Array.isArray(draft.existing) && draft.existing.length > 0 ? { existing: draft.existing } : {}),
  };
}

/** Names of categories by names of dimensions, as keys. */
export function keysOf(dimensions: readonly DimensionFields[], when: Readonly<Record<string, unknown>>) {
  return Object.fromEntries(
    dimensions.flatMap(({ key, name, categories }) => {
      const category = categories.find((it) => name in when && it.name === String(when[name]));
      return category ? [[key, category.key] as const] : [];
    }),
  );
}

function readDimension([key, value]: readonly [string, unknown]): DimensionFields {
  const whole = isMap(value) && "categories" in value ? value : { categories: value };
  const { name, field, categories } = whole as Record<string, unknown>;
  const written = entriesOf(categories).map(([own, it]) => readCategory(own, it));
  const by = written.some(({ rows }) => rows !== null)
    ? "rows"
    : written.some(({ weight }) => weight !== null)
      ? "percent"
      : "equal";
  const weights = written.map(({ rows, weight }) => (by === "equal" ? 1 : (rows ?? weight ?? 0)));
  const shares = divide(WHOLE, weights);
  return {
    key: newKey(),
    name: typeof name === "string" ? name : key,
    field: typeof field === "string" ? field : undefined,
    by,
    categories: written.map(({ weight: _, ...it }, at) => newCategory(it.name, shares[at] ?? 0, it)),
  };
}

function readCategory(key: string, value: unknown) {
  const none = { name: key, rows: null, weight: null };
  if (!isMap(value)) {
    // Of a list, a name; of a map, a share.
    return key === "" ? { ...none, name: String(value) } : { ...none, weight: value === null ? null : numberIn(value) };
  }
  const { name, description, share, rows, ...change } = value as Record<string, unknown>;
  return {
    name: name === undefined ? key : String(name),
    description: typeof description === "string" ? description : undefined,
    rows: rows === undefined || rows === null ? null : Number(rows),
    weight: share === undefined || share === null ? null : numberIn(share),
    change: readChange(change),
  };
}

function readChange(change: Readonly<Record<string, unknown>>): CellChange | undefined {
  const { modelId, templateId, parameters, sample, ...others } = change;
  const isOurs = isMap(sample) && typeof sample.datasetId === "string";
  const kept: Record<string, unknown> = isOurs ? others : { ...others, sample };
  const said = Object.fromEntries(Object.entries(kept).filter(([, it]) => it !== undefined && it !== null));
  const read: CellChange = {
    ...(typeof modelId === "string" ? { modelId } : {}),
    ...(typeof templateId === "string" ? { templateId } : {}),
    ...(isMap(parameters) ? { parameters } : {}),
    ...(isOurs ? { sample: sample as Sample } : {}),
    ...(Object.keys(said).length > 0 ? { kept: said } : {}),
  };
  return isChanged(read) ? read : undefined;
}

/** Of a map its entries; of a list its items, without a name. */
function entriesOf(value: unknown): (readonly [string, unknown])[] {
  return Array.isArray(value) ? value.map((it) => ["", it] as const) : isMap(value) ? Object.entries(value) : [];
}

/** `30%`, `30` and 30 alike. */
function numberIn(share: unknown): number {
  return Number.parseFloat(String(share)) || 0;
}
