import type { Compression, ExportFormat, ExportPreview, ExportWish, Layout, RowFilter } from "../types";

/** What the form of an export holds. */
export interface ExportFields {
  /** Null is what is there now. */
  readonly version: number | null;
  readonly format: ExportFormat;
  /** Null writes the fields as they are. */
  readonly layout: Layout | null;
  /** The slots of the layout that somebody has filled in otherwise than suggested. */
  readonly mapping: Readonly<Record<string, string>>;
  readonly split: boolean;
  readonly train: number | null;
  readonly validation: number | null;
  readonly test: number | null;
  readonly seed: number | null;
  /** The field, or the dimension as {@link categoryOf}, whose values keep their shares in all parts; null: at random alone. */
  readonly by: string | null;
  /** The columns that are left out. */
  readonly without: readonly string[];
  readonly rename: Readonly<Record<string, string>>;
  readonly compression: Compression;
  readonly formulaSafe: boolean;
  readonly provenance: boolean;
  readonly license: string;
  /** Only the rows that are looked at. */
  readonly filtered: boolean;
}

export const FIRST_FIELDS: ExportFields = {
  version: null,
  format: "JSONL",
  layout: null,
  mapping: {},
  split: false,
  train: 8,
  validation: 1,
  test: 1,
  seed: 42,
  by: null,
  without: [],
  rename: {},
  compression: "NONE",
  formulaSafe: false,
  provenance: false,
  license: "",
  filtered: false,
};

type Slots = ExportPreview["slots"];

/** Which field goes into a slot: the one that was chosen, or else the one that is suggested. */
export function fieldOf({ slot, field }: Slots[number], mapping: ExportFields["mapping"]): string | undefined {
  return mapping[slot] ?? field ?? undefined;
}

/**
 * All slots that are known: those of the layout, and, where the service refused the wish for some and so said nothing of
 * the others, these, and those that were filled in for that.
 */
export function withRefused(
  slots: Slots,
  refused: readonly { readonly field: string }[],
  mapping: ExportFields["mapping"],
): Slots {
  const named = refused.flatMap(({ field }) => (field.startsWith("mapping.") ? [field.slice("mapping.".length)] : []));
  const unknown = [...Object.keys(mapping), ...named].filter((slot) => !slots.some((it) => it.slot === slot));
  return [...slots, ...[...new Set(unknown)].map((slot) => ({ slot, needed: true, field: null }))];
}

/** The slots that the layout cannot do without, and that nothing goes into. */
export function lacking(slots: Slots, mapping: ExportFields["mapping"]): string[] {
  return slots.filter((it) => it.needed && !fieldOf(it, mapping)).map(({ slot }) => slot);
}

/**
 * What the service is asked to write. Slots that the mapping says nothing of are filled by the service.
 *
 * @param columns all columns there are
 * @param filter the rows that are looked at
 */
export function wishOf(fields: ExportFields, columns: readonly string[], filter: RowFilter): ExportWish {
  const { version, format, layout, mapping, without, compression, provenance, license } = fields;
  const plain = layout === null;
  const rename = Object.fromEntries(
    Object.entries(fields.rename).flatMap(([from, to]) =>
      to.trim() === "" || to.trim() === from || without.includes(from) ? [] : [[from, to.trim()]],
    ),
  );
  return {
    ...(version !== null && { version }),
    format,
    layout,
    mapping: plain || Object.keys(mapping).length === 0 ? null : mapping,
    split: splitOf(fields),
    columns: plain && without.length > 0 ? columns.filter((it) => !without.includes(it)) : null,
    rename: plain ? rename : {},
    provenance,
    compression,
    formulaSafe: format === "CSV" && fields.formulaSafe,
    license: license.trim() || null,
    ...(fields.filtered && { filter }),
  };
}

/** What the service is asked for where rows are divided by the categories of a dimension. */
export function categoryOf(dimension: string): string {
  return `category:${dimension}`;
}

function splitOf({ split, train, validation, test, seed, by }: ExportFields): ExportWish["split"] {
  return split
    ? { train: train ?? 0, validation: validation ?? 0, test: test ?? 0, seed: seed ?? 0, by: by || null }
    : null;
}

/** The shares of the parts of a split, from 0 to 100; null where there are none. */
export function sharesOf({ train, validation, test }: ExportFields): readonly number[] | null {
  const parts = [train ?? 0, validation ?? 0, test ?? 0];
  const all = parts.reduce((sum, it) => sum + it, 0);
  return all > 0 ? parts.map((it) => (it / all) * 100) : null;
}
