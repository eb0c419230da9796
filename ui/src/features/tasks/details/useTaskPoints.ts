import { queryOptions, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { api, content } from "../../../api/client";
import { TASKS } from "../taskQueries";
import { type Point, pointsOf } from "./points";

const REQUESTS_READ = 200;

function pointsQuery(id: string) {
  const path = { id };
  const query = { page: 0, size: REQUESTS_READ, order: "desc" };
  return queryOptions({
    queryKey: [...TASKS, "history", id, "points"],
    queryFn: async ({ signal }) => {
      const [task, requests] = await Promise.all([
        content(api.GET("/api/v1/data-synthesis/tasks/{id}", { params: { path }, signal })),
        content(api.GET("/api/v1/data-synthesis/tasks/{id}/requests", { params: { path, query }, signal })),
      ]);
      return pointsOf(requests.content, task.generated, task.startedAt);
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}

/** The way of a task: from its requests up to when the page was opened, from the stream since then. */
export function useTaskPoints(id: string, live: readonly Point[]): readonly Point[] {
  const { data } = useQuery(pointsQuery(id));
  return useMemo(() => {
    const before = data ?? [];
    const until = before.at(-1)?.at ?? 0;
    return [...before, ...live.filter(({ at }) => at > until)];
  }, [data, live]);
}
