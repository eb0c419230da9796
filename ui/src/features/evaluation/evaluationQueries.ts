import { keepPreviousData, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, content, type Schemas } from "../../api/client";
import type { PageOf } from "../../api/listEvents";
import { useSentOnce } from "../../api/sentOnce";
import type { ListWanted } from "../../shared/useListAddress";
import type { Language } from "../../text/language";
import { isActive, type Move } from "./evaluationMoves";
import type { EvaluationStatus, EvaluationTask } from "./types";

/** Everything that is cached of evaluations lies below this key. */
export const EVALUATIONS = ["evaluations"] as const;
const EVALUATION_LIST = [...EVALUATIONS, "list"] as const;

const PATH = "/api/v1/data-evaluation/tasks";
const LOOK_AGAIN_MILLIS = 1_000;
/** Points of a trend at the most. */
const TREND_MAX = 100;

interface EvaluationsWanted extends ListWanted {
  readonly datasetId?: string;
  readonly taskId?: string;
  readonly status?: EvaluationStatus;
}

/** A page of evaluations without their reports; asked again for as long as one of them goes on. */
export function evaluationsQuery(wanted: EvaluationsWanted) {
  return queryOptions({
    queryKey: [...EVALUATION_LIST, wanted],
    queryFn: ({ signal }) =>
      content(api.GET(PATH, { params: { query: wanted }, signal }) as Promise<{ data?: PageOf<EvaluationTask> }>),
    placeholderData: keepPreviousData,
    refetchInterval: ({ state }) => (state.data?.content.some(isActive) ? LOOK_AGAIN_MILLIS : false),
  });
}

/** The newest finished ones of a dataset. */
export function trendQuery(datasetId: string) {
  return evaluationsQuery({ datasetId, status: "COMPLETED", size: TREND_MAX, sort: "createdAt,desc" });
}

/** One of them, with its report once it has one. */
export function evaluationQuery(id: string) {
  return queryOptions({
    queryKey: [...EVALUATIONS, "one", id],
    queryFn: ({ signal }) =>
      content(api.GET(`${PATH}/{id}`, { params: { path: { id } }, signal }) as Promise<{ data?: EvaluationTask }>),
    refetchInterval: ({ state }) => (state.data && isActive(state.data) ? LOOK_AGAIN_MILLIS : false),
  });
}

/** Its report as a file of its own. */
export function reportFile(id: string, language: Language): string {
  return `${PATH}/${id}/report.html?download=true&language=${language}`;
}

/** Makes an evaluation, which then runs: the same one once, however often it is sent. */
export function useCreateEvaluation() {
  const client = useQueryClient();
  const sent = useSentOnce();
  return useMutation({
    mutationFn: (body: Schemas["NewEvaluation"]) =>
      content(api.POST(PATH, { body, headers: sent.headers(body) }) as Promise<{ data?: EvaluationTask }>),
    onSuccess: () => {
      sent.done();
      return client.invalidateQueries({ queryKey: EVALUATION_LIST });
    },
  });
}

export function useMoveEvaluation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: ({ id, move }: { id: string; move: Move }) =>
      content(api.POST(`${PATH}/{id}/${move}`, { params: { path: { id } } }) as Promise<{ data?: EvaluationTask }>),
    onSuccess: (moved) => {
      client.setQueryData(evaluationQuery(moved.id).queryKey, moved);
      return client.invalidateQueries({ queryKey: EVALUATION_LIST });
    },
  });
}

export function useDeleteEvaluation() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.DELETE(`${PATH}/{id}`, { params: { path: { id } } }),
    onSuccess: () => client.invalidateQueries({ queryKey: EVALUATION_LIST }),
  });
}
