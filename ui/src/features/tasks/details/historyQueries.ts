import { pageQuery, query, type Schemas } from "../../../api/client";
import { TASKS, type Task } from "../taskQueries";
import { ROWS_SHOWN } from "./newest";

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
  "CATEGORY",
  "LABEL",
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

/** Where a page of a history is cached. */
function pageKey(id: string, { page, order }: PageWanted) {
  return page === 0 && order === "desc" ? headKey(id) : [...TASKS, "history", id, "behind"];
}

export function rowsQuery(id: string, wanted: PageWanted) {
  return pageQuery(pageKey(id, wanted), "/api/v1/data-synthesis/tasks/{id}/rows", { path: { id }, query: wanted });
}

export function rejectsQuery(id: string, wanted: PageWanted, reason: RejectReason | undefined) {
  const params = { path: { id }, query: { ...wanted, reason } };
  return pageQuery(pageKey(id, wanted), "/api/v1/data-synthesis/tasks/{id}/rejects", params);
}

export function requestsQuery(id: string, wanted: PageWanted, state: RequestState | undefined) {
  const params = { path: { id }, query: { ...wanted, state } };
  return pageQuery(pageKey(id, wanted), "/api/v1/data-synthesis/tasks/{id}/requests", params);
}

export function logQuery(id: string, wanted: PageWanted) {
  return pageQuery(pageKey(id, wanted), "/api/v1/data-synthesis/tasks/{id}/log", { path: { id }, query: wanted });
}

export function inFlightQuery(id: string) {
  return query(headKey(id), "/api/v1/data-synthesis/tasks/{id}/requests/in-flight", { path: { id } });
}

/**
 * A request with its prompt, its answer and its texts that were not accepted.
 *
 * @param pin as it was sent with these settings; undefined: as it was sent last
 */
export function requestQuery(id: string, unit: string, pin: number | undefined) {
  const params = { path: { id, unit }, query: { pin } };
  return query([...TASKS, "history", id], "/api/v1/data-synthesis/tasks/{id}/requests/{unit}", params);
}

/** The newest rows when the page was opened; the stream brings those after them. */
export function newestQuery(id: string) {
  const params = { path: { id }, query: { page: 0, size: ROWS_SHOWN, order: "desc" } };
  return query([...TASKS, "history", id, "newest"], "/api/v1/data-synthesis/tasks/{id}/rows", params);
}
