import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, content } from "../../api/client";
import { DATASETS } from "../datasets/datasetQueries";
import type { Decision, Figures, Filter, Item } from "./types";

const REVIEW = ["review"] as const;
const PATH = "/api/v1/data-management/datasets/{id}/review";
const QUEUE_ROWS = 50;
/** Another seed shows other rows; the same one shows reviewers the same rows. */
const SEED = 1;

/** Rows to decide about: asked for once, they stay until others are asked for. */
export function queueQuery(id: string, filter: Filter, reviewer: string) {
  return queryOptions({
    queryKey: [...REVIEW, "queue", id, filter, reviewer],
    queryFn: async ({ signal }) => {
      const query = { filter, reviewer, size: QUEUE_ROWS, seed: SEED };
      const answer = api.GET(`${PATH}/rows`, { params: { path: { id }, query }, signal });
      return (await content(answer as Promise<{ data?: { content: Item[] } }>)).content;
    },
    staleTime: Number.POSITIVE_INFINITY,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    gcTime: 0,
  });
}

/** What reviews have come to; of the usual threshold of the judge where none is asked for. */
export function figuresQuery(id: string, threshold?: number) {
  return queryOptions({
    queryKey: [...REVIEW, "figures", id, threshold],
    queryFn: ({ signal }) =>
      content(
        api.GET(`${PATH}/figures`, { params: { path: { id }, query: { threshold } }, signal }) as Promise<{
          data?: Figures;
        }>,
      ),
    placeholderData: keepPreviousData,
  });
}

interface Outcome {
  readonly decision: number;
  readonly item: Item;
}

/** What was decided, or undone, changes the dataset and the figures. */
function useChange<T>(id: string, send: (wanted: T) => Promise<{ data?: Outcome }>) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (wanted: T) => content(send(wanted)),
    onSuccess: () => {
      void client.invalidateQueries({ queryKey: [...REVIEW, "figures", id] });
      void client.invalidateQueries({ queryKey: DATASETS });
    },
  });
}

export function useDecide(id: string) {
  return useChange(
    id,
    (body: Decision) =>
      api.POST(`${PATH}/decisions`, { params: { path: { id } }, body }) as Promise<{ data?: Outcome }>,
  );
}

export function useUndo(id: string) {
  return useChange(
    id,
    (decision: number) =>
      api.DELETE(`${PATH}/decisions/{decision}`, { params: { path: { id, decision } } }) as Promise<{
        data?: Outcome;
      }>,
  );
}

/** Asks a task for other rows in place of those that were rejected. */
export function useRefill() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (task: string) =>
      api.POST("/api/v1/data-synthesis/tasks/{id}/refill", { params: { path: { id: task } } }),
    onSuccess: () => client.invalidateQueries({ queryKey: REVIEW }),
  });
}
