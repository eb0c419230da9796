import { type QueryKey, queryOptions } from "@tanstack/react-query";
import { api, content } from "../../api/client";

interface Params {
  readonly path?: object;
  readonly query?: object;
}

interface Sent extends Params {
  readonly body?: unknown;
  readonly headers?: object;
  readonly signal?: AbortSignal;
}

type Method = "GET" | "POST" | "PATCH" | "DELETE";

const BASE = "/api/v1/data-management";

/** Sends a request to an address of datasets. */
export function send<T>(method: Method, path: string, { path: inPath, query, ...more }: Sent = {}): Promise<T> {
  const call = api[method] as (path: string, init: unknown) => Promise<{ data?: T }>;
  return content(call(BASE + path, { params: { path: inPath, query }, ...more }));
}

/** A query of what stands there, cached below a key. */
export function ask<T>(below: QueryKey, path: string, params: Params = {}) {
  return queryOptions({
    queryKey: [...below, path, params],
    queryFn: ({ signal }): Promise<T> => send("GET", path, { ...params, signal }),
  });
}
