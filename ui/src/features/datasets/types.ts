import type { Said } from "../../text/service/said";

export type DatasetType =
  | "QA"
  | "DIALOGUE"
  | "SUMMARY"
  | "INSTRUCTION"
  | "CLASSIFICATION"
  | "PREFERENCE"
  | "TRANSLATION"
  | "CODE"
  | "CUSTOM";

export interface Dataset {
  readonly id: string;
  readonly name: string;
  readonly description: string;
  readonly type: DatasetType;
  readonly tags: readonly string[];
  readonly archived: boolean;
  readonly rows: number;
  readonly bytes: number;
  /** The newest named version; 0 where there is none yet. */
  readonly version: number;
  /** Whether a task or an import writes to it. */
  readonly writing: boolean;
  readonly tasks: readonly { readonly id: string; readonly name: string; readonly status: string }[];
  readonly taskCount: number;
  readonly createdAt: string;
  readonly updatedAt: string;
}

export interface DatasetFields {
  readonly name?: string;
  readonly description?: string;
  readonly type?: DatasetType;
  readonly tags?: readonly string[];
  readonly archived?: boolean;
}

export interface Loss {
  readonly rows: number;
  readonly bytes: number;
  readonly versions: number;
  readonly exports: number;
  readonly tasks: number;
}

export type Data = Readonly<Record<string, unknown>>;
export type Verdict = "ACCEPTED" | "EDITED" | "REMOVED";

export interface Row {
  readonly ordinal: number;
  readonly task?: string | null;
  readonly unit?: string | null;
  readonly edited: boolean;
  readonly data: Data;
}

export interface RowSlice {
  readonly content: readonly Row[];
  readonly next?: string | null;
  readonly matched: number;
  readonly rows: number;
  readonly indexedRows?: number | null;
}

export interface Edit {
  readonly at: string;
  readonly by: string;
  readonly note: string;
  readonly data?: Data | null;
}

export interface Provenance {
  /** Without a name where it was deleted. */
  readonly task?: { readonly id: string; readonly name?: string | null } | null;
  readonly templateName?: string | null;
  readonly templateRevision?: number | null;
  readonly model?: string | null;
  readonly unit?: string | null;
  readonly category: Readonly<Record<string, string>>;
  readonly fileName?: string | null;
  readonly line?: number | null;
}

export interface RowDetails {
  readonly ordinal: number;
  readonly data: Data;
  readonly original?: Data | null;
  readonly verdict: Verdict;
  readonly edits: readonly Edit[];
  readonly provenance: Provenance;
}

export type VersionKind = "TASK" | "IMPORT" | "EDIT" | "RESTORE" | "NAMED";

export interface Version {
  readonly number: number;
  readonly kind: VersionKind;
  readonly note: string;
  readonly rows: number;
  readonly bytes: number;
  readonly at: string;
  readonly task?: { readonly id: string; readonly name: string } | null;
  readonly restored?: number | null;
}

export interface RowChange {
  readonly ordinal: number;
  readonly change: "ADDED" | "REMOVED" | "EDITED";
  readonly before?: Data | null;
  readonly after?: Data | null;
}

export interface DiffSlice {
  readonly from: number;
  readonly to: number;
  readonly added: number;
  readonly removed: number;
  readonly edited: number;
  readonly columns: { readonly added: readonly string[]; readonly removed: readonly string[] };
  readonly content: readonly RowChange[];
  readonly next?: string | null;
}

export interface Category {
  readonly dimension: string;
  readonly values: readonly { readonly value: string; readonly rows: number }[];
}

export interface Statistics {
  readonly rows: number;
  readonly bytes: number;
  readonly verdicts: Readonly<Partial<Record<Verdict, number>>>;
  readonly rejected: Readonly<Record<string, number>>;
  readonly categories: readonly Category[];
}

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
  readonly top: readonly { readonly value: unknown; readonly rows: number }[];
  readonly languages: readonly { readonly language: string; readonly share: number; readonly rows: number }[];
}

export interface ProfileState {
  readonly state: "RUNNING" | "DONE" | "FAILED";
  /** From 0 to 1. */
  readonly progress: number;
  readonly profile?: {
    readonly rows: number;
    readonly bytes: number;
    readonly columns: readonly ColumnProfile[];
  } | null;
  readonly message?: Said | null;
}

export interface Lineage {
  readonly tasks: readonly {
    readonly id?: string | null;
    readonly name: string;
    readonly status?: string | null;
    readonly templateName: string;
    readonly templateRevision: number;
    readonly modelName: string;
    readonly rows: number;
  }[];
  readonly imports: readonly {
    readonly id: string;
    readonly fileName: string;
    readonly rows: number;
    readonly at: string;
  }[];
  readonly sources: readonly { readonly id?: string | null; readonly name: string }[];
  readonly usedBy: readonly { readonly task: { readonly id: string; readonly name: string } }[];
  readonly exports: readonly Export[];
}

export type ImportState = "CHECKING" | "READY" | "IMPORTING" | "DONE" | "FAILED";

export interface ImportProblem {
  readonly file?: string | null;
  /** From 1; 0 for the file as a whole. */
  readonly line: number;
  readonly column?: number | null;
  readonly said: Said;
}

export interface Import {
  readonly id: string;
  readonly fileName: string;
  readonly bytes: number;
  readonly state: ImportState;
  /** From 0 to 1. */
  readonly progress: number;
  readonly format?: string | null;
  readonly layout?: Layout | null;
  readonly encoding: string;
  readonly rows: number;
  readonly problemCount: number;
  readonly problems: readonly ImportProblem[];
  readonly columns: readonly { readonly name: string; readonly type: string; readonly missing: number }[];
  readonly sample: readonly Data[];
  readonly datasetId?: string | null;
  readonly version?: number | null;
  readonly message?: Said | null;
  readonly at: string;
}

export interface ImportStart {
  readonly datasetId?: string;
  readonly name?: string;
  readonly mode: "APPEND" | "NEW_VERSION";
  readonly goodRowsOnly: boolean;
  readonly readLayout: boolean;
  readonly note?: string;
}

export type Layout =
  | "ALPACA"
  | "SHAREGPT"
  | "OPENAI_CHAT"
  | "TRL_PREFERENCE"
  | "TRL_PROMPT_COMPLETION"
  | "LLAMA_FACTORY"
  | "HUGGING_FACE";
export type ExportFormat = "JSONL" | "JSON" | "CSV" | "PARQUET";
export type Compression = "NONE" | "GZIP" | "ZSTD";

/** Which rows are looked at. */
export interface RowFilter {
  readonly q?: string;
  readonly where?: readonly string[];
  readonly category?: readonly string[];
  readonly verdict?: string;
  readonly task?: string;
  readonly model?: string;
  readonly from?: string;
  readonly to?: string;
}

export interface Split {
  readonly train: number;
  readonly validation: number;
  readonly test: number;
  readonly seed: number;
  readonly by?: string | null;
}

export interface ExportWish {
  readonly version?: number | null;
  readonly format: ExportFormat;
  readonly layout?: Layout | null;
  readonly mapping?: Readonly<Record<string, string>> | null;
  readonly split?: Split | null;
  readonly columns?: readonly string[] | null;
  readonly rename?: Readonly<Record<string, string>>;
  readonly provenance: boolean;
  readonly compression: Compression;
  readonly formulaSafe: boolean;
  readonly license?: string | null;
  readonly filter?: RowFilter;
}

export interface ExportPreview {
  readonly layout?: Layout | null;
  readonly mapping?: Readonly<Record<string, string>> | null;
  readonly slots: readonly { readonly slot: string; readonly needed: boolean; readonly field?: string | null }[];
  readonly files: readonly { readonly name: string; readonly text: string }[];
  readonly skipped: number;
  readonly reasons: readonly { readonly message: Said }[];
}

export interface Export {
  readonly id: string;
  readonly datasetId: string;
  readonly version: number;
  readonly wish: ExportWish;
  readonly state: "RUNNING" | "DONE" | "FAILED";
  /** From 0 to 1. */
  readonly progress: number;
  readonly fileName?: string | null;
  readonly bytes?: number | null;
  readonly rows?: number | null;
  readonly skipped?: {
    readonly rows: number;
    readonly reasons: readonly { readonly message: Said; readonly rows: number }[];
  } | null;
  readonly message?: Said | null;
  readonly at: string;
}

export interface Storage {
  readonly parts: readonly { readonly part: StoragePart; readonly bytes: number }[];
  readonly free: number;
  readonly keepAnswersDays?: number | null;
}

export type StoragePart = "DATABASE" | "JOURNALS" | "OUTPUTS" | "EXPORTS" | "UPLOADS" | "INDEX";
