import { infiniteQueryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { DATASETS } from "./datasetQueries";
import { ask, send } from "./rest";
import type { Data, DiffSlice, ProfileState, RowDetails, RowFilter, RowSlice, Version } from "./types";

/** Rows that come with one request. */
export const SLICE_ROWS = 100;

export interface RowsWanted extends RowFilter {
  readonly version?: number;
  /** `field,desc`; in their order where nothing is said. */
  readonly sort?: string;
  /** The number of the row to begin behind. */
  readonly after?: number;
}

/** The rows of a dataset, slice behind slice. */
export function rowsQuery(id: string, { after, ...wanted }: RowsWanted) {
  return infiniteQueryOptions({
    queryKey: [...DATASETS, "rows", id, wanted, after],
    queryFn: ({ pageParam, signal }) =>
      send<RowSlice>("GET", "/datasets/{id}/rows", {
        path: { id },
        query: { ...wanted, size: SLICE_ROWS, after: pageParam },
        signal,
      }),
    initialPageParam: after === undefined ? undefined : String(after),
    getNextPageParam: ({ next }: RowSlice) => next ?? undefined,
  });
}

/** The first rows of a dataset. */
export function firstRowsQuery(id: string, size: number) {
  return ask<RowSlice>(DATASETS, "/datasets/{id}/rows", { path: { id }, query: { size } });
}

export function rowQuery(id: string, ordinal: number, version?: number) {
  return ask<RowDetails>(DATASETS, "/datasets/{id}/rows/{ordinal}", { path: { id, ordinal }, query: { version } });
}

export function versionsQuery(id: string) {
  return ask<Version[]>(DATASETS, "/datasets/{id}/versions", { path: { id } });
}

/** What differs between two versions, slice behind slice; versions never change. */
export function diffQuery(id: string, from: number, to: number) {
  return infiniteQueryOptions({
    queryKey: [...DATASETS, "diff", id, from, to],
    queryFn: ({ pageParam, signal }) =>
      send<DiffSlice>("GET", "/datasets/{id}/diff", {
        path: { id },
        query: { from, to, size: 50, after: pageParam },
        signal,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ next }: DiffSlice) => next ?? undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

const LOOK_AGAIN_MILLIS = 1_000;

/** What the columns of a version hold; asked again until it is computed. */
export function profileQuery(id: string, version?: number) {
  return {
    ...ask<ProfileState>([...DATASETS, "profile"], "/datasets/{id}/profile", { path: { id }, query: { version } }),
    refetchInterval: ({ state }: { state: { data?: ProfileState } }) =>
      state.data?.state === "RUNNING" ? LOOK_AGAIN_MILLIS : false,
  };
}

/** Computes a profile anew. */
export function useProfileAnew(id: string, version?: number) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => send("POST", "/datasets/{id}/profile", { path: { id }, query: { version } }),
    onSuccess: () => client.invalidateQueries({ queryKey: [...DATASETS, "profile"] }),
  });
}

interface RowEdit {
  readonly ordinal: number;
  /** Null removes the row. */
  readonly data: Data | null;
}

/** Changes or removes rows, which makes a version. */
export function useEditRows(id: string) {
  return useNewVersion(({ edits, note }: { edits: readonly RowEdit[]; note?: string }) =>
    send<Version>("POST", "/datasets/{id}/edits", { path: { id }, body: { edits, note } }),
  );
}

/** Puts what is there now under a number. */
export function useNameVersion(id: string) {
  return useNewVersion((note: string) =>
    send<Version>("POST", "/datasets/{id}/versions", { path: { id }, body: { note } }),
  );
}

/** Makes a version that has the rows of an older one. */
export function useRestoreVersion(id: string) {
  return useNewVersion(({ number, note }: { number: number; note?: string }) =>
    send<Version>("POST", "/datasets/{id}/versions/{n}/restore", { path: { id, n: number }, body: { note } }),
  );
}

function useNewVersion<Wish>(make: (wish: Wish) => Promise<Version>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: make, onSuccess: () => client.invalidateQueries({ queryKey: DATASETS }) });
}
