import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, content, type Schemas } from "../../../api/client";
import { TASKS, type Task } from "../taskQueries";

export type TaskRow = Schemas["TaskRow"];
export type TaskReject = Schemas["TaskReject"];
export type TaskRequest = Schemas["TaskRequest"];
export type RejectReason = TaskReject["reason"];
export type RequestState = TaskRequest["state"];

export const REASONS: readonly RejectReason[] = [
  "MALFORMED",
  "SCHEMA",
  "RULE",
  "DUPLICATE",
  "JUDGE",
  "REVIEWER",
  "SURPLUS",
];
/** How many texts were not accepted for a reason; what came too late is counted apart from what was wrong. */
export function countOf({ rejected, surplus }: Task, reason: RejectReason): number {
  return reason === "SURPLUS" ? surplus : (rejected[reason] ?? 0);
}

export const STATES: readonly RequestState[] = ["ANSWERED", "CUT", "REFUSED", "FAILED"];

export interface PageWanted {
  readonly page: number;
  readonly size: number;
  readonly order: "asc" | "desc";
}

/** Below this key are the pages that a new event changes: the first ones, with the newest in front. */
export function headKey(id: string) {
  return [...TASKS, "history", id, "head"] as const;
}

function keyOf(id: string, what: string, wanted: PageWanted, ...rest: unknown[]) {
  const isHead = wanted.page === 0 && wanted.order === "desc";
  return [...(isHead ? headKey(id) : [...TASKS, "history", id, "behind"]), what, wanted, ...rest];
}

export function rowsQuery(id: string, wanted: PageWanted) {
  return queryOptions({
    queryKey: keyOf(id, "rows", wanted),
    queryFn: async ({ signal }) =>
      identified(
        await content(
          api.GET("/api/v1/data-synthesis/tasks/{id}/rows", { params: { path: { id }, query: wanted }, signal }),
        ),
        (row) => String(row.ordinal),
      ),
    placeholderData: keepPreviousData,
  });
}

export function rejectsQuery(id: string, wanted: PageWanted, reason: RejectReason | undefined) {
  const query = { ...wanted, reason };
  return queryOptions({
    queryKey: keyOf(id, "rejects", wanted, reason),
    queryFn: async ({ signal }) =>
      identified(
        await content(
          api.GET("/api/v1/data-synthesis/tasks/{id}/rejects", { params: { path: { id }, query }, signal }),
        ),
        (reject) => String(reject.number),
      ),
    placeholderData: keepPreviousData,
  });
}

export function requestsQuery(id: string, wanted: PageWanted, state: RequestState | undefined) {
  const query = { ...wanted, state };
  return queryOptions({
    queryKey: keyOf(id, "requests", wanted, state),
    queryFn: async ({ signal }) =>
      identified(
        await content(
          api.GET("/api/v1/data-synthesis/tasks/{id}/requests", { params: { path: { id }, query }, signal }),
        ),
        ({ unit, pin }) => `${unit} ${pin}`,
      ),
    placeholderData: keepPreviousData,
  });
}

export function logQuery(id: string, wanted: PageWanted) {
  return queryOptions({
    queryKey: keyOf(id, "log", wanted),
    queryFn: async ({ signal }) =>
      identified(
        await content(
          api.GET("/api/v1/data-synthesis/tasks/{id}/log", { params: { path: { id }, query: wanted }, signal }),
        ),
        (event) => String(event.number),
      ),
    placeholderData: keepPreviousData,
  });
}

export function inFlightQuery(id: string) {
  return queryOptions({
    queryKey: [...headKey(id), "inFlight"],
    queryFn: ({ signal }) =>
      content(api.GET("/api/v1/data-synthesis/tasks/{id}/requests/in-flight", { params: { path: { id } }, signal })),
  });
}

/**
 * A request with its prompt, its answer and its texts that were not accepted.
 *
 * @param pin as it was sent with these settings; undefined: as it was sent last
 */
export function requestQuery(id: string, unit: string, pin: number | undefined) {
  const params = { path: { id, unit }, query: { pin } };
  return queryOptions({
    queryKey: [...TASKS, "history", id, "request", unit, pin],
    queryFn: ({ signal }) => content(api.GET("/api/v1/data-synthesis/tasks/{id}/requests/{unit}", { params, signal })),
  });
}

/** Gives what a page holds the id that a list needs. */
function identified<T extends object>(
  page: { readonly content: readonly T[]; readonly totalElements: number },
  idOf: (item: T) => string,
) {
  return {
    totalElements: page.totalElements,
    content: page.content.map((item) => ({ ...item, id: idOf(item) })),
  };
}
