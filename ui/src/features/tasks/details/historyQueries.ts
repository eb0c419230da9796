import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import { api, content, type Schemas } from "../../../api/client";
import type { PageOf } from "../../../api/listEvents";
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

/** A page of a history; what it holds gets the id that a list needs. */
function pageQuery<T extends object>(
  queryKey: readonly unknown[],
  get: (signal: AbortSignal) => Promise<PageOf<T>>,
  idOf: (item: T) => string,
) {
  return queryOptions({
    queryKey,
    queryFn: async ({ signal }) => {
      const { content: items, totalElements } = await get(signal);
      return { totalElements, content: items.map((item) => ({ ...item, id: idOf(item) })) };
    },
    placeholderData: keepPreviousData,
  });
}

export function rowsQuery(id: string, query: PageWanted) {
  const params = { path: { id }, query };
  return pageQuery(
    keyOf(id, "rows", query),
    (signal) => content(api.GET("/api/v1/data-synthesis/tasks/{id}/rows", { params, signal })),
    (row) => String(row.ordinal),
  );
}

export function rejectsQuery(id: string, wanted: PageWanted, reason: RejectReason | undefined) {
  const params = { path: { id }, query: { ...wanted, reason } };
  return pageQuery(
    keyOf(id, "rejects", wanted, reason),
    (signal) => content(api.GET("/api/v1/data-synthesis/tasks/{id}/rejects", { params, signal })),
    (reject) => String(reject.number),
  );
}

export function requestsQuery(id: string, wanted: PageWanted, state: RequestState | undefined) {
  const params = { path: { id }, query: { ...wanted, state } };
  return pageQuery(
    keyOf(id, "requests", wanted, state),
    (signal) => content(api.GET("/api/v1/data-synthesis/tasks/{id}/requests", { params, signal })),
    ({ unit, pin }) => `${unit} ${pin}`,
  );
}

export function logQuery(id: string, query: PageWanted) {
  const params = { path: { id }, query };
  return pageQuery(
    keyOf(id, "log", query),
    (signal) => content(api.GET("/api/v1/data-synthesis/tasks/{id}/log", { params, signal })),
    (event) => String(event.number),
  );
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
