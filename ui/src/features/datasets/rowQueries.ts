import { infiniteQueryOptions, type QueryFunctionContext, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, content, query } from "../../api/client";
import { DATASETS } from "./datasetQueries";
import type { Data, ProfileState, RowFilter, Version } from "./types";

/** Rows that come with one request. */
export const SLICE_ROWS = 100;
const CHANGES = 50;

export interface RowsWanted extends RowFilter {
  readonly version?: number;
  /** `field,desc`; in their order where nothing is said. */
  readonly sort?: string;
  /** The number of the row to begin behind. */
  readonly after?: number;
}

/** Below this key are all slices of a dataset's rows. */
export function rowsKey(id: string) {
  return [...DATASETS, "rows", id] as const;
}

/** The rows of a dataset, slice behind slice. */
export function rowsQuery(id: string, { after, ...wanted }: RowsWanted) {
  return infiniteQueryOptions({
    queryKey: [...rowsKey(id), wanted, after],
    queryFn: ({ pageParam, signal }) =>
      content(
        api.GET("/api/v1/data-management/datasets/{id}/rows", {
          params: { path: { id }, query: { ...wanted, size: SLICE_ROWS, after: pageParam } },
          signal,
        }),
      ),
    initialPageParam: after === undefined ? undefined : String(after),
    getNextPageParam: ({ next }) => next ?? undefined,
  });
}

/** The first rows of a dataset. */
export function firstRowsQuery(id: string, size: number) {
  return query(DATASETS, "/api/v1/data-management/datasets/{id}/rows", { path: { id }, query: { size } });
}

export function rowQuery(id: string, ordinal: number, version?: number) {
  return query(DATASETS, "/api/v1/data-management/datasets/{id}/rows/{ordinal}", {
    path: { id, ordinal },
    query: { version },
  });
}

/** A page of versions; the newest 500 where nothing is said: enough to choose from. */
export function versionsQuery(id: string, page = 0, size = 500) {
  return query(DATASETS, "/api/v1/data-management/datasets/{id}/versions", { path: { id }, query: { page, size } });
}

/** What differs between two versions, slice behind slice; versions never change. */
export function diffQuery(id: string, from: number, to: number) {
  return infiniteQueryOptions({
    queryKey: [...DATASETS, "diff", id, from, to],
    queryFn: ({ pageParam, signal }) =>
      content(
        api.GET("/api/v1/data-management/datasets/{id}/diff", {
          params: { path: { id }, query: { from, to, size: CHANGES, after: pageParam } },
          signal,
        }),
      ),
    initialPageParam: undefined as number | undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

const LOOK_AGAIN_MILLIS = 1_000;

/** What the columns of a version hold; asked again until it is computed. */
export function profileQuery(id: string, version?: number) {
  const asked = query(DATASETS, "/api/v1/data-management/datasets/{id}/profile", { path: { id }, query: { version } });
  return {
    queryKey: asked.queryKey,
    queryFn: asked.queryFn as (context: QueryFunctionContext) => Promise<ProfileState>,
    refetchInterval: ({ state }: { state: { data?: ProfileState } }) =>
      state.data?.state === "RUNNING" ? LOOK_AGAIN_MILLIS : false,
  };
}

interface RowEdit {
  readonly ordinal: number;
  /** Null removes the row. */
  readonly data: Data | null;
}

/** Changes or removes rows, which makes a version. */
export function useEditRows(id: string) {
  return useNewVersion(({ edits, note }: { edits: RowEdit[]; note?: string }) =>
    content(
      api.POST("/api/v1/data-management/datasets/{id}/edits", { params: { path: { id } }, body: { edits, note } }),
    ),
  );
}

/** Puts what is there now under a number. */
export function useNameVersion(id: string) {
  return useNewVersion((note: string) =>
    content(api.POST("/api/v1/data-management/datasets/{id}/versions", { params: { path: { id } }, body: { note } })),
  );
}

/** Makes a version that has the rows of an older one. */
export function useRestoreVersion(id: string) {
  return useNewVersion((number: number) =>
    content(
      api.POST("/api/v1/data-management/datasets/{id}/versions/{number}/restore", {
        params: { path: { id, number } },
        body: {},
      }),
    ),
  );
}

function useNewVersion<Wish>(make: (wish: Wish) => Promise<Version>) {
  const client = useQueryClient();
  return useMutation({ mutationFn: make, onSuccess: () => client.invalidateQueries({ queryKey: DATASETS }) });
}
