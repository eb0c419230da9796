import { useCallback, useState } from "react";
import { api, content, once, type Schemas } from "../../api/client";
import { rememberOutcome } from "../models/outcomes";
import type { TemplateTry } from "./templateQueries";

export interface Attempt {
  readonly pending: boolean;
  readonly result?: TemplateTry;
  readonly error?: unknown;
}

type TryRequest = Omit<Schemas["TemplateTryUnsavedRequest"], "modelId">;

/** Tries a template on several models at once: one call to each. */
export function useTries() {
  const [attempts, setAttempts] = useState<ReadonlyMap<string, Attempt>>(new Map());
  const run = useCallback((request: TryRequest, modelIds: readonly string[], onRefused: (error: unknown) => void) => {
    setAttempts(new Map(modelIds.map((id) => [id, { pending: true }])));
    const put = (id: string, attempt: Attempt) => setAttempts((before) => new Map(before).set(id, attempt));
    for (const modelId of modelIds) {
      content(
        api.POST("/api/v1/data-synthesis/templates/try", {
          body: { ...request, modelId },
          headers: once(crypto.randomUUID()),
        }),
      ).then(
        (result) => {
          put(modelId, { pending: false, result });
          rememberOutcome(modelId, result.failure?.kind ?? null);
        },
        (error: unknown) => {
          put(modelId, { pending: false, error });
          onRefused(error);
        },
      );
    }
  }, []);
  return { attempts, run };
}
