import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, content, type Schemas } from "../../api/client";
import type { ListWanted } from "../../shared/useListAddress";

export type Dataset = Schemas["Dataset"];
export type DatasetRow = Schemas["DatasetRow"];

/** Everything that is cached of datasets lies below this key. */
const DATASETS = ["datasets"] as const;

const EVERY_MILLIS = 5_000;

export function datasetsQuery({ q, ...wanted }: ListWanted) {
  const query = { ...wanted, q: q || undefined };
  return queryOptions({
    queryKey: [...DATASETS, "list", query],
    queryFn: ({ signal }) => content(api.GET("/api/v1/data-management/datasets", { params: { query }, signal })),
    placeholderData: keepPreviousData,
    // Rows of running tasks: nobody tells of them here.
    refetchInterval: EVERY_MILLIS,
  });
}

export function datasetQuery(id: string) {
  return queryOptions({
    queryKey: [...DATASETS, "one", id],
    queryFn: ({ signal }) =>
      content(api.GET("/api/v1/data-management/datasets/{id}", { params: { path: { id } }, signal })),
    refetchInterval: EVERY_MILLIS,
  });
}

/** A page of its rows, in their order; rows of tasks that were deleted are among them. */
export function datasetRowsQuery(id: string, query: { readonly page: number; readonly size: number }) {
  return queryOptions({
    queryKey: [...DATASETS, "rows", id, query],
    queryFn: async ({ signal }) => {
      const page = await content(
        api.GET("/api/v1/data-management/datasets/{id}/rows", { params: { path: { id }, query }, signal }),
      );
      return {
        totalElements: page.totalElements,
        content: page.content.map((row) => ({ ...row, id: String(row.ordinal) })),
      };
    },
    placeholderData: keepPreviousData,
    refetchInterval: EVERY_MILLIS,
  });
}
