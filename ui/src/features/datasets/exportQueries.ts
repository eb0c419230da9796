import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { DATASETS } from "./datasetQueries";
import { ask, send } from "./rest";
import type { Export, ExportPreview, ExportWish } from "./types";

const LOOK_AGAIN_MILLIS = 700;

/** The exports of a dataset; asked again while one is being written. */
export function exportsQuery(id: string) {
  return {
    ...ask<Export[]>([...DATASETS, "exports"], "/datasets/{id}/exports", { path: { id } }),
    refetchInterval: ({ state }: { state: { data?: readonly Export[] } }) =>
      state.data?.some((it) => it.state === "RUNNING") ? LOOK_AGAIN_MILLIS : false,
  };
}

/** How the first rows would be written. */
export function exportPreviewQuery(id: string, wish: ExportWish) {
  return queryOptions({
    queryKey: [...DATASETS, "exportPreview", id, wish],
    queryFn: ({ signal }) =>
      send<ExportPreview>("POST", "/datasets/{id}/exports/preview", { path: { id }, body: wish, signal }),
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
  });
}

export function useExport(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wish: ExportWish) => send<Export>("POST", "/datasets/{id}/exports", { path: { id }, body: wish }),
    onSuccess: () => client.invalidateQueries({ queryKey: [...DATASETS, "exports"] }),
  });
}

export function useDeleteExport() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => send("DELETE", "/exports/{id}", { path: { id } }),
    onSuccess: () => client.invalidateQueries({ queryKey: [...DATASETS, "exports"] }),
  });
}

export function exportFile(id: string): string {
  return `/api/v1/data-management/exports/${id}/download`;
}
