import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, content } from "../../api/client";
import { DATASETS } from "./datasetQueries";
import type { Export, ExportWish } from "./types";

const EXPORTS = [...DATASETS, "exports"] as const;
const LOOK_AGAIN_MILLIS = 700;

/** The exports of a dataset; asked again while one is being written. */
export function exportsQuery(id: string) {
  return queryOptions({
    queryKey: [...EXPORTS, id],
    queryFn: ({ signal }) =>
      content<Export[]>(
        api.GET("/api/v1/data-management/datasets/{id}/exports", { params: { path: { id } }, signal }) as Promise<{
          data?: Export[];
        }>,
      ),
    refetchInterval: ({ state }) => (state.data?.some((it) => it.state === "RUNNING") ? LOOK_AGAIN_MILLIS : false),
  });
}

/** How the first rows would be written. */
export function exportPreviewQuery(id: string, wish: ExportWish) {
  return queryOptions({
    queryKey: [...DATASETS, "exportPreview", id, wish],
    queryFn: ({ signal }) =>
      content(
        api.POST("/api/v1/data-management/datasets/{id}/exports/preview", {
          params: { path: { id } },
          body: wish,
          signal,
        }),
      ),
    placeholderData: keepPreviousData,
    retry: false,
    gcTime: 0,
  });
}

export function useExport(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wish: ExportWish) =>
      content(api.POST("/api/v1/data-management/datasets/{id}/exports", { params: { path: { id } }, body: wish })),
    onSuccess: () => client.invalidateQueries({ queryKey: EXPORTS }),
  });
}

export function useDeleteExport() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.DELETE("/api/v1/data-management/exports/{id}", { params: { path: { id } } }),
    onSuccess: () => client.invalidateQueries({ queryKey: EXPORTS }),
  });
}

export function exportFile(id: string): string {
  return `/api/v1/data-management/exports/${id}/download`;
}
