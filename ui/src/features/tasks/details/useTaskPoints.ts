import { queryOptions, useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { api, content } from "../../../api/client";
import { TASKS } from "../taskQueries";
import { joined, type Point, pointsOf } from "./points";

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
      const some = requests.totalElements > requests.content.length;
      return {
        points: pointsOf(requests.content, task.generated, some ? null : task.startedAt),
        requests: some ? requests.content.length : null,
      };
    },
    staleTime: Number.POSITIVE_INFINITY,
    gcTime: 0,
  });
}

/** The way of a task: from its requests up to when the page was opened, from the stream since then. */
export function useTaskPoints(id: string, live: readonly Point[]) {
  const { data } = useQuery(pointsQuery(id));
  return useMemo(() => {
    const before = data?.points ?? [];
    const points = joined(before, live);
    return {
      points,
      /** With how many requests it begins, where there are others before them; null where it is the whole way. */
      requests: data?.requests ?? null,
      /** Whether some of it came after the page was opened. */
      isLive: points.length > before.length,
    };
  }, [data, live]);
}

export type Way = ReturnType<typeof useTaskPoints>;
