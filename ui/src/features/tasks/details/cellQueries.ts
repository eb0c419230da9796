import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, content, pageQuery, query, type Schemas } from "../../../api/client";
import { type Move, TASKS, type Task, taskQuery, useChangeTask, useMoveTask } from "../taskQueries";
import { headKey } from "./historyQueries";

/** A combination of categories of a proportional task. */
export type TaskCell = Schemas["TaskCell"];
export type CellState = TaskCell["state"];

interface CellsWanted {
  readonly page: number;
  readonly size: number;
  readonly sort: "NUMBER" | "MISSING";
}

const PAGE = 1_000;
const PAGES_MAX = 5;

/** A page of a task's combinations, the most missing first; read again as answers come. */
export function missingQuery(id: string, page: number, size: number) {
  const wanted: CellsWanted = { page, size, sort: "MISSING" };
  return pageQuery(headKey(id), "/api/v1/data-synthesis/tasks/{id}/cells", { path: { id }, query: wanted });
}

/** All combinations of a task in their order, up to so many that a matrix can show. */
export function allCellsQuery(id: string) {
  return {
    queryKey: [...headKey(id), "cells", "all"],
    queryFn: async ({ signal }: { signal: AbortSignal }) => {
      const found: TaskCell[] = [];
      let total = 0;
      for (let page = 0; page < PAGES_MAX; page++) {
        const wanted: CellsWanted = { page, size: PAGE, sort: "NUMBER" };
        const params = { path: { id }, query: wanted };
        const next = await content(api.GET("/api/v1/data-synthesis/tasks/{id}/cells", { params, signal }));
        found.push(...next.content);
        total = next.totalElements;
        if (found.length >= total || next.content.length === 0) {
          break;
        }
      }
      return { cells: found, total };
    },
  };
}

/** What a task's rows were classified as; read again only when asked for, as it adds up all of them. */
export function labelsQuery(id: string, status: Task["status"]) {
  return query([...TASKS, "labels", id, status], "/api/v1/data-synthesis/tasks/{id}/labels", { path: { id } });
}

/** Changes a task's shares or what is otherwise in a combination, and lets it go on where that is asked for. */
export function useChangeShares(task: Task, onDone: () => void) {
  const client = useQueryClient();
  const { mutateAsync: give } = useChangeTask();
  const { mutateAsync: go } = useMoveTask();
  return useMutation({
    mutationFn: async ({
      change,
      move = null,
    }: {
      readonly change: Schemas["TaskChange"];
      readonly move?: Move | null;
    }) => {
      await give({ task, change });
      if (move) {
        await go({ id: task.id, move });
      }
    },
    onSuccess: onDone,
    // What it was made with comes with its details only.
    onSettled: () =>
      Promise.all([
        client.invalidateQueries({ queryKey: taskQuery(task.id).queryKey }),
        client.invalidateQueries({ queryKey: headKey(task.id) }),
      ]),
  });
}
