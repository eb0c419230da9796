import { useCallback, useEffect, useRef, useState } from "react";
import { api, content, once, type Schemas } from "../../api/client";
import { rememberOutcome } from "../models/outcomes";
import type { TemplateTry } from "./templateQueries";

export interface Attempt {
  readonly pending: boolean;
  readonly result?: TemplateTry;
  readonly error?: unknown;
}

type TryRequest = Omit<Schemas["TemplateTryUnsavedRequest"], "modelId">;

/** One call: what came of it is remembered of its model. */
async function attempt(
  modelId: string,
  call: (headers: ReturnType<typeof once>) => Promise<{ data?: TemplateTry }>,
): Promise<Attempt> {
  try {
    const result = await content(call(once(crypto.randomUUID())));
    rememberOutcome(modelId, result.failure?.kind ?? null);
    return { pending: false, result };
  } catch (error) {
    return { pending: false, error };
  }
}

/** Tries a template on several models at once: one call to each. */
export function useTries() {
  const [attempts, setAttempts] = useState<ReadonlyMap<string, Attempt>>(new Map());
  const run = useCallback((request: TryRequest, modelIds: readonly string[], onRefused: (error: unknown) => void) => {
    setAttempts(new Map(modelIds.map((id) => [id, { pending: true }])));
    modelIds.map(async (modelId) => {
      const body = { ...request, modelId };
      const done = await attempt(modelId, (headers) =>
        api.POST("/api/v1/data-synthesis/templates/try", { body, headers }),
      );
      setAttempts((before) => new Map(before).set(modelId, done));
      if (done.error) {
        onRefused(done.error);
      }
    });
  }, []);
  return { attempts, run };
}

/** Live calls with a stored template, one after another; a call that fails is the last one. */
export function usePreview(id: string) {
  const [attempts, setAttempts] = useState<readonly Attempt[]>([]);
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);
  const run = async (body: Schemas["TemplateTryRequest"], calls: number) => {
    running.current?.abort();
    running.current = new AbortController();
    const { signal } = running.current;
    for (let call = 0; call < calls; call++) {
      const put = (done: Attempt) => setAttempts((before) => [...before.slice(0, call), done]);
      put({ pending: true });
      const params = { path: { id } };
      const done = await attempt(body.modelId, (headers) =>
        api.POST("/api/v1/data-synthesis/templates/{id}/try", { params, body, headers, signal }),
      );
      if (signal.aborted) {
        return;
      }
      put(done);
      if (done.error || done.result?.failure) {
        return;
      }
    }
  };
  return { attempts, run };
}
