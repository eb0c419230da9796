import type { Schemas } from "../../api/client";

export type Dataset = Schemas["Dataset"];
export type DatasetType = Dataset["type"];

/** What the form of a dataset holds. */
export interface DatasetFields {
  readonly name?: string;
  readonly description?: string;
  readonly type?: DatasetType;
  readonly tags?: string[];
  readonly archived?: boolean;
}

export type Data = Readonly<Record<string, unknown>>;
export type Row = Schemas["DatasetRow"];
export type RowSlice = Schemas["DatasetRows"];
export type RowDetails = Schemas["DatasetRowDetails"];
export type Provenance = Schemas["DatasetRowProvenance"];
export type Verdict = RowDetails["verdict"];
export type Version = Schemas["DatasetVersion"];
export type DiffSlice = Schemas["DatasetDiff"];
export type RowChange = Schemas["DatasetRowChange"];
export type Category = Schemas["DatasetDimension"];
export type Lineage = Schemas["DatasetLineage"];
export type StoragePart = Schemas["StoragePart"]["part"];

/** How often which size is. */
export interface Bin {
  readonly from: number;
  readonly to: number;
  readonly rows: number;
}

export interface Spread {
  readonly min: number;
  readonly max: number;
  readonly mean: number;
  readonly p50?: number;
  readonly p95?: number;
  readonly histogram: readonly Bin[];
}

export interface ColumnProfile {
  readonly name: string;
  readonly types: readonly { readonly type: string; readonly rows: number }[];
  readonly missing: number;
  readonly nulls: number;
  readonly distinct: number;
  readonly distinctExact: boolean;
  readonly length?: Spread | null;
  readonly tokens?: (Spread & { readonly sampled: number }) | null;
  readonly numbers?: Spread | null;
  readonly top: readonly { readonly value: unknown; readonly rows: number; readonly cut: boolean }[];
  readonly languages: readonly { readonly language: string; readonly share: number; readonly rows: number }[];
}

/** What the rows of a version hold. */
export interface Profile {
  readonly rows: number;
  readonly bytes: number;
  readonly columns: readonly ColumnProfile[];
  readonly columnsLeftOut: number;
}

/** A profile, or how far it is. */
export type ProfileState = Omit<Schemas["DatasetProfile"], "profile"> & { readonly profile?: Profile | null };

/** Its first rows are objects, which the document does not say. */
export type Import = Omit<Schemas["Import"], "sample"> & { readonly sample: readonly Data[] };
export type ImportState = Import["state"];
export type ImportProblem = Schemas["ImportProblem"];

export type ImportStart = Schemas["StartImport"];

export type ExportWish = Schemas["ExportWish"];
export type ExportFormat = NonNullable<ExportWish["format"]>;
export type Compression = NonNullable<ExportWish["compression"]>;
export type Layout = NonNullable<ExportWish["layout"]>;
export type RowFilter = Schemas["ExportFilter"];
export type ExportPreview = Schemas["ExportPreview"];

/** A file that is made of a dataset. */
export type Export = Omit<Schemas["DatasetExport"], "wish" | "skipped"> & {
  readonly wish: ExportWish;
  /** Rows that are not in it, by reason. */
  readonly skipped: readonly Schemas["ExportReason"][];
};
