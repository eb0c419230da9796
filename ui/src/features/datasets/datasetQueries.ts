import { keepPreviousData, useMutation, useQueryClient } from "@tanstack/react-query";
import type { PageOf } from "../../api/listEvents";
import { useSentOnce } from "../../api/sentOnce";
import type { ListWanted } from "../../shared/useListAddress";
import { ask, send } from "./rest";
import type { Dataset, DatasetFields, DatasetType, Lineage, Loss, Statistics, Storage } from "./types";

/** Everything that is cached of datasets lies below this key. */
export const DATASETS = ["datasets"] as const;

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
  return {
    ...ask<PageOf<Dataset>>(DATASETS, "/datasets", { query: wanted }),
    placeholderData: keepPreviousData,
  };
}

/** Those to choose from by what was typed. */
export function choicesOf(q: string) {
  return datasetsQuery({ q: q || undefined, size: 50, sort: "name,asc" });
}

export function datasetQuery(id: string) {
  return ask<Dataset>(DATASETS, "/datasets/{id}", { path: { id } });
}

/** The tags that datasets have, and how many have each. */
export function tagsQuery() {
  return ask<{ tag: string; datasets: number }[]>(DATASETS, "/datasets/tags");
}

export function statisticsQuery(id: string, version?: number) {
  return ask<Statistics>(DATASETS, "/datasets/{id}/statistics", { path: { id }, query: { version } });
}

export function lineageQuery(id: string) {
  return ask<Lineage>(DATASETS, "/datasets/{id}/lineage", { path: { id } });
}

/** How much room everything takes that the service keeps. */
export function storageQuery() {
  return ask<Storage>(["storage"], "/storage");
}

/** What would be lost with a dataset, as it is now. */
export function lossOf(id: string): Promise<Loss> {
  return send("GET", "/datasets/{id}/loss", { path: { id } });
}

/** All rows of a dataset as a file. */
export function datasetFile(id: string, format: string): string {
  return `/api/v1/data-management/datasets/${id}/download?format=${format}`;
}

/** Makes a dataset: the same one once, however often it is sent. */
export function useCreateDataset() {
  const client = useQueryClient();
  const sent = useSentOnce();
  return useMutation({
    mutationFn: (body: DatasetFields) => send<Dataset>("POST", "/datasets", { body, headers: sent.headers(body) }),
    onSuccess: () => {
      sent.done();
      return client.invalidateQueries({ queryKey: DATASETS });
    },
  });
}

export function useChangeDataset() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, body }: { id: string; body: DatasetFields }) =>
      send<Dataset>("PATCH", "/datasets/{id}", { path: { id }, body }),
    onSuccess: (dataset) => {
      client.setQueryData(datasetQuery(dataset.id).queryKey, dataset);
      return client.invalidateQueries({ queryKey: DATASETS });
    },
  });
}

export function useDeleteDataset() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => send("DELETE", "/datasets/{id}", { path: { id } }),
    onSuccess: (_, id) => {
      client.removeQueries({ queryKey: datasetQuery(id).queryKey });
      return client.invalidateQueries({ queryKey: datasetsQuery({}).queryKey.slice(0, 2) });
    },
  });
}
