import { pageQuery, query, type Schemas } from "../../api/client";
import type { ListWanted } from "../../shared/useListAddress";

export type Dataset = Schemas["Dataset"];
export type DatasetRow = Schemas["DatasetRow"];

/** Everything that is cached of datasets lies below this key. */
export const DATASETS = ["datasets"] as const;

/** Of what is looked at: rows of running tasks come, and nobody tells of them here. */
export const LIVE = { refetchInterval: 5_000 } as const;

export function datasetsQuery(wanted: ListWanted) {
  return pageQuery(DATASETS, "/api/v1/data-management/datasets", { query: wanted });
}

/** Those to choose from by what was typed. */
export function choicesOf(q: string) {
  return datasetsQuery({ q: q || undefined, size: 50, sort: "name,asc" });
}

export function datasetQuery(id: string) {
  return query(DATASETS, "/api/v1/data-management/datasets/{id}", { path: { id } });
}

/** A page of its rows, in their order; rows of tasks that were deleted are among them. */
export function datasetRowsQuery(id: string, wanted: { readonly page: number; readonly size: number }) {
  return pageQuery(DATASETS, "/api/v1/data-management/datasets/{id}/rows", { path: { id }, query: wanted });
}

/** The rows of a dataset as a file. */
export function datasetFile(id: string, format: string): string {
  return `/api/v1/data-management/datasets/${id}/download?format=${format}`;
}
