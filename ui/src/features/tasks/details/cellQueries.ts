import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, content } from "../../../api/client";
import { type Move, type Task, taskQuery, useChangeTask, useMoveTask } from "../taskQueries";
import { headKey, type RejectReason } from "./historyQueries";

/** A combination of categories of a proportional task. */
export interface TaskCell {
  readonly cell: number;
  readonly categories: Readonly<Record<string, string>>;
  readonly existing: number;
  readonly planned: number;
  readonly accepted: number;
  readonly rejected: Readonly<Record<string, number>>;
  readonly requests: number;
  readonly state: CellState;
  readonly reasons: readonly { readonly reason: RejectReason; readonly count: number }[];
}

export type CellState = "WAITING" | "RUNNING" | "COMPLETE" | "SHORT" | "EXCLUDED";

interface CellPage {
  readonly content: readonly TaskCell[];
  readonly totalElements: number;
}

interface CellsWanted {
  readonly page: number;
  readonly size: number;
  readonly sort: "NUMBER" | "MISSING";
}

const PAGE = 1_000;
const PAGES_MAX = 5;

function cells(id: string, query: CellsWanted, signal: AbortSignal): Promise<CellPage> {
  const params = { path: { id }, query };
  return content<CellPage>(api.GET("/api/v1/data-synthesis/tasks/{id}/cells" as never, { params, signal } as never));
}

/** A page of a task's combinations, the most missing first; read again as answers come. */
export function missingQuery(id: string, page: number, size: number) {
  const wanted: CellsWanted = { page, size, sort: "MISSING" };
  return {
    queryKey: [...headKey(id), "cells", wanted],
    queryFn: ({ signal }: { signal: AbortSignal }) => cells(id, wanted, signal),
    placeholderData: (before: CellPage | undefined) => before,
  };
}

/** All combinations of a task in their order, up to so many that a matrix can show. */
export function allCellsQuery(id: string) {
  return {
    queryKey: [...headKey(id), "cells", "all"],
    queryFn: async ({ signal }: { signal: AbortSignal }) => {
      const found: TaskCell[] = [];
      let total = 0;
      for (let page = 0; page < PAGES_MAX; page++) {
        const next = await cells(id, { page, size: PAGE, sort: "NUMBER" }, signal);
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

/** What may be changed of how a task's rows are divided. */
export interface SharesChange {
  readonly target?: number;
  readonly dimensions?: unknown;
  readonly combinations?: unknown;
  readonly minimumPerCombination?: number;
}

/** Changes a task's shares or what is otherwise in a combination, and lets it go on where that is asked for. */
export function useChangeShares(task: Task, onDone: () => void) {
  const client = useQueryClient();
  const { mutateAsync: give } = useChangeTask();
  const { mutateAsync: go } = useMoveTask();
  return useMutation({
    mutationFn: async ({ change, move = null }: { readonly change: SharesChange; readonly move?: Move | null }) => {
      await give({ task, change: change as never });
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
