// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { act, cleanup, renderHook, waitFor } from "@testing-library/react";
import { App } from "antd";
import type { ReactNode } from "react";
import { afterEach, expect, it, vi } from "vitest";
import { LanguageProvider } from "../../../text/language";
import type { Task } from "../taskQueries";

afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

const TASK = { id: "t", version: 3, requests: { answered: 0 }, updatedAt: "2026-11-28T09:00:00Z" } as Task;

/** Like the service: a change has to name the version it is over; to go on fails at first. */
function service(task: Task) {
  const seen: string[] = [];
  let now = task;
  let goes = false;
  const json = (status: number, body: object) =>
    new Response(JSON.stringify(body), { status, headers: { "Content-Type": "application/json" } });
  vi.stubGlobal("fetch", async (request: Request) => {
    if (request.method === "PATCH") {
      const over = request.headers.get("If-Match");
      seen.push(`PATCH ${over}`);
      if (over !== `"${now.version}"`) {
        return json(412, { code: "STALE", detail: "Somebody was faster." });
      }
    } else {
      seen.push("resume");
      if (!goes) {
        goes = true;
        return json(503, { code: "BUSY", detail: "Not now." });
      }
    }
    now = { ...now, version: now.version + 1 };
    return json(200, now);
  });
  return seen;
}

it("goes on where the change was made and only to resume failed", async () => {
  const seen = service(TASK);
  // The client takes the fetch that is there when it is made.
  const { useChangeModel } = await import("./useChangeModel");
  const client = new QueryClient();
  const around = ({ children }: { children: ReactNode }) => (
    <QueryClientProvider client={client}>
      <LanguageProvider>
        <App>{children}</App>
      </LanguageProvider>
    </QueryClientProvider>
  );
  let done = 0;
  const { result } = renderHook(() => useChangeModel(TASK, () => done++), { wrapper: around });
  const click = () => act(async () => result.current.change.mutate({ modelId: "m", move: "resume" }));
  await click();
  await waitFor(() => expect(result.current.failed?.message).toBe("Not now."));
  await click();
  await waitFor(() => expect(done).toBe(1));
  expect(seen).toEqual(['PATCH "3"', "resume", 'PATCH "4"', "resume"]);
});
