import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, content, pageQuery, query } from "../../api/client";
import { useSentOnce } from "../../api/sentOnce";
import type { ListWanted } from "../../shared/useListAddress";
import type { Dataset, DatasetFields, DatasetType } from "./types";

/** Everything that is cached of datasets lies below this key. */
export const DATASETS = ["datasets"] as const;
const DATASET_LIST = [...DATASETS, "list"] as const;

/** Of what is looked at: rows of running tasks come, and nobody tells of them here. */
export const LIVE = { refetchInterval: 5_000 } as const;

export const TYPES: readonly DatasetType[] = [
  "QA",
  "DIALOGUE",
  "SUMMARY",
  "INSTRUCTION",
  "CLASSIFICATION",
  "PREFERENCE",
  "TRANSLATION",
  "CODE",
  "CUSTOM",
];

interface DatasetsWanted extends ListWanted {
  readonly type?: string;
  readonly tag?: string;
  readonly status?: "active" | "archived";
}

export function datasetsQuery(wanted: DatasetsWanted) {
  return pageQuery(DATASET_LIST, "/api/v1/data-management/datasets", { query: wanted });
}

/** Those to choose from by what was typed. */
export function choicesOf(q: string) {
  return datasetsQuery({ q: q || undefined, size: 50, sort: "name,asc" });
}

export function datasetQuery(id: string) {
  return query(DATASETS, "/api/v1/data-management/datasets/{id}", { path: { id } });
}

/** The tags that datasets have, and how many have each. */
export function tagsQuery() {
  return query(DATASET_LIST, "/api/v1/data-management/datasets/tags");
}

export function statisticsQuery(id: string, version?: number) {
  return query(DATASETS, "/api/v1/data-management/datasets/{id}/statistics", { path: { id }, query: { version } });
}

export function lineageQuery(id: string) {
  return query(DATASETS, "/api/v1/data-management/datasets/{id}/lineage", { path: { id } });
}

/** How much room everything takes that the service keeps. */
export function storageQuery() {
  return query(["storage"], "/api/v1/data-management/storage");
}

/** What would be lost with a dataset, as it is now. */
export function lossOf(id: string) {
  return content(api.GET("/api/v1/data-management/datasets/{id}/loss", { params: { path: { id } } }));
}

/** All rows of a dataset as a file. */
export function datasetFile(id: string, format: string): string {
  return `/api/v1/data-management/datasets/${id}/download?format=${format}`;
}

/** What is sent: the service reads types in small letters. */
function bodyOf({ type, ...fields }: DatasetFields) {
  return { ...fields, ...(type && { type: type.toLowerCase() as Lowercase<DatasetType> }) };
}

/** Makes a dataset: the same one once, however often it is sent. */
export function useCreateDataset() {
  const client = useQueryClient();
  const sent = useSentOnce();
  return useMutation({
    mutationFn: (fields: DatasetFields & { readonly name: string }) =>
      content(
        api.POST("/api/v1/data-management/datasets", {
          body: { ...bodyOf(fields), name: fields.name },
          headers: sent.headers(fields),
        }),
      ),
    onSuccess: () => {
      sent.done();
      return client.invalidateQueries({ queryKey: DATASETS });
    },
  });
}

export function useChangeDataset() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, fields }: { id: string; fields: DatasetFields }) =>
      content(api.PATCH("/api/v1/data-management/datasets/{id}", { params: { path: { id } }, body: bodyOf(fields) })),
    onSuccess: (dataset: Dataset) => {
      client.setQueryData(datasetQuery(dataset.id).queryKey, dataset);
      return client.invalidateQueries({ queryKey: DATASETS });
    },
  });
}

export function useDeleteDataset() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.DELETE("/api/v1/data-management/datasets/{id}", { params: { path: { id } } }),
    onSuccess: () => client.invalidateQueries({ queryKey: DATASET_LIST }),
  });
}
