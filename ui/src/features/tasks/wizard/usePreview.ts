import { useEffect, useRef, useState } from "react";
import { api, content, once, type Schemas } from "../../../api/client";
import { rememberOutcome } from "../../models/outcomes";
import type { Attempt } from "../../templates/useTries";

/** Live calls with a stored template, one after another; a call that fails is the last one. */
export function usePreview(id: string) {
  const [attempts, setAttempts] = useState<readonly Attempt[]>([]);
  const running = useRef<AbortController>(undefined);
  useEffect(() => () => running.current?.abort(), []);
  const run = async (body: Schemas["TemplateTryRequest"], calls: number) => {
    running.current?.abort();
    running.current = new AbortController();
    const { signal } = running.current;
    for (let call = 0; call < calls && !signal.aborted; call++) {
      const put = (attempt: Attempt) => setAttempts((before) => [...before.slice(0, call), attempt]);
      put({ pending: true });
      try {
        const params = { path: { id } };
        const headers = once(crypto.randomUUID());
        const result = await content(
          api.POST("/api/v1/data-synthesis/templates/{id}/try", { params, body, headers, signal }),
        );
        put({ pending: false, result });
        rememberOutcome(body.modelId, result.failure?.kind ?? null);
        if (result.failure) {
          return;
        }
      } catch (error) {
        if (!signal.aborted) {
          put({ pending: false, error });
        }
        return;
      }
    }
  };
  return { attempts, run };
}
