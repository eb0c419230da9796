import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, content, ifMatch, pageQuery, query, type Schemas } from "../../api/client";
import type { ListWanted } from "../../shared/useListAddress";
import { rememberOutcome } from "./outcomes";

export type Model = Schemas["Model"];
export type ModelBody = Schemas["ModelSettings"];
export type ModelDraft = Schemas["ModelDraft"];
export type ModelPreset = Schemas["ModelPreset"];
export type KnownModel = Schemas["KnownModel"];
export type FoundModel = Schemas["FoundModel"];
export type TestOutcome = Schemas["TestOutcome"];

/** Everything that is cached of models lies below this key. */
export const MODELS = ["models"] as const;
const MODEL_LIST = [...MODELS, "list"] as const;

export function modelsQuery(wanted: ListWanted) {
  return pageQuery(MODEL_LIST, "/api/v1/models", { query: wanted });
}

export function modelQuery(id: string) {
  return query(MODELS, "/api/v1/models/{id}", { path: { id } });
}

export const presetsQuery = { ...query(MODELS, "/api/v1/models/presets"), staleTime: Number.POSITIVE_INFINITY };

/** Creates a model, or replaces the one that is given if nobody else has changed it since. */
export function useSaveModel() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ body, known }: { body: ModelBody; known: Model | null }) =>
      content(
        known === null
          ? api.POST("/api/v1/models", { body })
          : api.PUT("/api/v1/models/{id}", {
              params: { path: { id: known.id } },
              headers: ifMatch(known.version),
              body,
            }),
      ),
    onSuccess: (saved) => {
      client.setQueryData(modelQuery(saved.id).queryKey, saved);
      return client.invalidateQueries({ queryKey: MODEL_LIST });
    },
  });
}

export function useDeleteModel() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (model: Model) =>
      api.DELETE("/api/v1/models/{id}", { params: { path: { id: model.id } }, headers: ifMatch(model.version) }),
    onSuccess: (_, model) => {
      client.removeQueries({ queryKey: modelQuery(model.id).queryKey });
      return client.invalidateQueries({ queryKey: MODEL_LIST });
    },
  });
}

/** Makes one small call: with a stored model, with settings that would go over it, or with settings of none yet. */
export function useTestModel() {
  return useMutation({
    mutationFn: ({ id, body }: { id?: string; body?: ModelBody }) =>
      content(
        id !== undefined && body === undefined
          ? api.POST("/api/v1/models/{id}/test", { params: { path: { id } } })
          : api.POST("/api/v1/models/test", { params: { query: { id } }, body: body ?? {} }),
      ),
    onSuccess: (outcome, { id, body }) => {
      if (id !== undefined && body === undefined) {
        rememberOutcome(id, outcome.ok ? null : (outcome.failure?.kind ?? "SERVER"));
      }
    },
  });
}

/** Asks the address of settings that may not be stored which models it offers. */
export function useFindModels() {
  return useMutation({
    mutationFn: ({ id, body }: { id?: string; body: ModelDraft }) =>
      content(api.POST("/api/v1/models/discover", { params: { query: { id } }, body })),
  });
}
