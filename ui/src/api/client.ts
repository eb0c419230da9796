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

/** The header that makes a change fail (412, STALE) when somebody else was faster. */
export function ifMatch(version: number): { "If-Match": string } {
  return { "If-Match": `"${version}"` };
}

/** The header that makes a POST safe to repeat: one key for each thing that is to be made once. */
export function once(key: string): { "Idempotency-Key": string } {
  return { "Idempotency-Key": key };
}
