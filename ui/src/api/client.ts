import { keepPreviousData, type QueryKey, queryOptions } from "@tanstack/react-query";
import createClient, { type Middleware } from "openapi-fetch";
import { reportAnswer, reportLoss } from "./connection";
import { exactAnswers, writeJson } from "./exactJson";
import { ConnectionLost, Problem } from "./problem";
import type { components, paths } from "./schema";

/** The types of the service's description: `Schemas["Model"]`. */
export type Schemas = components["schemas"];

const errors: Middleware = {
  async onResponse({ response }) {
    if (isFromProxy(response)) {
      reportLoss();
      throw new ConnectionLost();
    }
    reportAnswer();
    if (!response.ok) {
      throw Problem.of(response.status, await response.json().catch(() => null));
    }
  },
  onError({ error }) {
    if (error instanceof DOMException && error.name === "AbortError") {
      return error;
    }
    reportLoss();
    return new ConnectionLost();
  },
};

/** The service itself always sends a problem document; 502 and 504 without one are of the proxy of `npm run dev`. */
function isFromProxy(response: Response): boolean {
  return response.status >= 500 && !response.headers.get("Content-Type")?.includes("json");
}

/** The service: `content(api.GET("/api/v1/models", { params: { query } }))`. Throws `Problem` or `ConnectionLost`. */
export const api = createClient<paths>({
  baseUrl: window.location.origin,
  // What is asked for here is kept as asked for at the page.
  headers: { "Winnow-Client": "page" },
  bodySerializer: (body) => writeJson(body),
});
api.use(exactAnswers, errors);

/** What came back; for answers that have a body. */
export async function content<T>(answer: Promise<{ data?: T }>): Promise<T> {
  return (await answer).data as T;
}

/** What one can ask for: `{ parameters, responses }` by its address. */
type Asked = {
  [Path in keyof paths as paths[Path]["get"] extends { responses: { 200: unknown } }
    ? Path
    : never]: paths[Path]["get"];
};
type Parameters<Of> = Of extends { parameters: { path?: infer InPath; query?: infer Query } }
  ? { readonly path?: InPath; readonly query?: Query }
  : never;
type Answer<Of> = Of extends { responses: { 200: { content: { "application/json": infer Body } } } } ? Body : never;

/**
 * A query of what the service has at an address, cached below a key: `query(["models"], "/api/v1/models/{id}", { path })`.
 */
export function query<Path extends keyof Asked>(
  below: QueryKey,
  path: Path,
  params: Parameters<Asked[Path]> = {} as never,
) {
  return queryOptions({
    queryKey: [...below, path, params],
    queryFn: ({ signal }): Promise<Answer<Asked[Path]>> =>
      content(api.GET(path, { params, signal } as never) as Promise<{ data?: Answer<Asked[Path]> }>),
  });
}

/** The same of a page of a list: the one before is shown until it has come. */
export function pageQuery<Path extends keyof Asked>(
  ...asked: [below: QueryKey, path: Path, params?: Parameters<Asked[Path]>]
) {
  return { ...query(...asked), placeholderData: keepPreviousData };
}

/** The header that makes a change fail (412, STALE) when somebody else was faster. */
export function ifMatch(version: number): { "If-Match": string } {
  return { "If-Match": `"${version}"` };
}

/** The header that makes a POST safe to repeat: one key for each thing that is to be made once. */
export function once(key: string): { "Idempotency-Key": string } {
  return { "Idempotency-Key": key };
}
