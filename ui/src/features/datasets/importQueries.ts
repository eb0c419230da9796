import { queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, content } from "../../api/client";
import { sendFile } from "../../api/sendFile";
import { DATASETS } from "./datasetQueries";
import type { Import, ImportStart } from "./types";

const LOOK_AGAIN_MILLIS = 500;

/** An upload: what is in it, and how far it is. */
export function importQuery(id: string) {
  return queryOptions({
    queryKey: ["imports", id],
    queryFn: ({ signal }) =>
      content<Import>(
        api.GET("/api/v1/data-management/imports/{id}", { params: { path: { id } }, signal }) as Promise<{
          data?: Import;
        }>,
      ),
    refetchInterval: ({ state }) =>
      state.data?.state === "CHECKING" || state.data?.state === "IMPORTING" ? LOOK_AGAIN_MILLIS : false,
  });
}

interface Sending {
  readonly file: File;
  /** Found by the service where nothing is said. */
  readonly encoding?: string;
  readonly onProgress: (sent: number) => void;
  readonly signal: AbortSignal;
}

/** Uploads a file; nothing is stored in a dataset yet. */
export function upload({ file, encoding, onProgress, signal }: Sending): Promise<Import> {
  const asked = new URLSearchParams({ fileName: file.name, ...(encoding && { encoding }) });
  return sendFile(`/api/v1/data-management/imports?${asked}`, file, onProgress, signal) as Promise<Import>;
}

/** Imports what was uploaded. */
export function useStartImport(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ImportStart) =>
      content(
        api.POST("/api/v1/data-management/imports/{id}/start", { params: { path: { id } }, body }) as Promise<{
          data?: Import;
        }>,
      ),
    onSuccess: (started) => client.setQueryData(importQuery(id).queryKey, started),
  });
}

/** Throws an upload away; a failure is nobody's business, since the service does so itself after a while. */
export function dropUpload(id: string): void {
  api.DELETE("/api/v1/data-management/imports/{id}", { params: { path: { id } } }).catch(() => undefined);
}

/** Forgets what was cached of datasets: an import has changed one. */
export function useForgetDatasets(): () => void {
  const client = useQueryClient();
  return () => void client.invalidateQueries({ queryKey: DATASETS });
}
