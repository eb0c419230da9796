import { keepPreviousData, type QueryClient, queryOptions, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, content, ifMatch, type Schemas } from "../../api/client";
import { patchPages } from "../../api/listEvents";
import type { FieldProblem } from "../../api/problem";
import type { ListWanted } from "../../shared/useListAddress";

export type Task = Schemas["Task"] & {
  /** What was worth a look when it was made; details only. */
  readonly warnings?: readonly FieldProblem[] | null;
};
export type TaskStatus = Task["status"];
type TaskChange = Schemas["TaskChange"];

export const TASK_STATUSES: readonly TaskStatus[] = [
  "PENDING",
  "RUNNING",
  "PAUSED",
  "COMPLETED",
  "PARTIAL",
  "FAILED",
  "CANCELLED",
];

/** Everything that is cached of tasks lies below this key. */
export const TASKS = ["tasks"] as const;
export const TASK_LIST = [...TASKS, "list"] as const;

interface TasksWanted extends ListWanted {
  readonly status?: readonly string[];
  readonly templateId?: string;
  readonly modelId?: string;
}

export function tasksQuery({ q, status, templateId, modelId, page, size, sort }: TasksWanted) {
  const known = TASK_STATUSES.filter((it) => status?.includes(it));
  const query = {
    q: q || undefined,
    status: known.length > 0 ? known : undefined,
    templateId,
    modelId,
    page,
    size,
    sort,
  };
  return queryOptions({
    queryKey: [...TASK_LIST, query],
    queryFn: ({ signal }) => content(api.GET("/api/v1/data-synthesis/tasks", { params: { query }, signal })),
    placeholderData: keepPreviousData,
  });
}

/** A task with its configuration and its errors by kind. */
export function taskQuery(id: string) {
  return queryOptions({
    queryKey: [...TASKS, "one", id],
    queryFn: ({ signal }) =>
      content(api.GET("/api/v1/data-synthesis/tasks/{id}", { params: { path: { id } }, signal })),
  });
}

/** Of a task and what is known of it, the newer; details that only a single task brings are kept. */
export function newer(known: Task, task: Task): Task {
  return isOlder(task, known)
    ? known
    : {
        ...task,
        configuration: task.configuration ?? known.configuration,
        errors: task.errors ?? known.errors,
        draft: task.draft ?? known.draft,
        warnings: task.warnings ?? known.warnings,
        models: task.models ?? known.models,
        modelChanged: task.modelChanged ?? known.modelChanged,
      };
}

/** Whether an answer is late: versions and answered requests only grow, and where they stand the time tells. */
function isOlder(task: Task, known: Task): boolean {
  if (task.version !== known.version) {
    return task.version < known.version;
  }
  const answers = task.requests.answered - known.requests.answered;
  return answers === 0 ? Date.parse(task.updatedAt) < Date.parse(known.updatedAt) : answers < 0;
}

/**
 * Puts what is newer into every cached place of these tasks.
 *
 * @returns whether all of them were in some page of the list
 */
export function keepTasks(client: QueryClient, tasks: ReadonlyMap<string, Task>): boolean {
  for (const task of tasks.values()) {
    client.setQueryData<Task>(taskQuery(task.id).queryKey, (known) => known && newer(known, task));
  }
  return patchPages(client, TASK_LIST, tasks, newer);
}

export type Move = "pause" | "resume" | "cancel" | "retry";

/** Pauses, starts, cancels or retries a task; what comes back goes into every place that shows it. */
export function useMoveTask() {
  const keep = useKeepTask();
  return useMutation({
    mutationFn: ({ id, move }: { id: string; move: Move }) => {
      const params = { params: { path: { id } } };
      switch (move) {
        case "pause":
          return content(api.POST("/api/v1/data-synthesis/tasks/{id}/pause", params));
        case "resume":
          return content(api.POST("/api/v1/data-synthesis/tasks/{id}/resume", params));
        case "cancel":
          return content(api.POST("/api/v1/data-synthesis/tasks/{id}/cancel", params));
        case "retry":
          return content(api.POST("/api/v1/data-synthesis/tasks/{id}/retry", params));
      }
    },
    onSuccess: keep,
  });
}

export function useChangeTask() {
  const keep = useKeepTask();
  return useMutation({
    mutationFn: ({ task, change }: { task: Task; change: TaskChange }) =>
      content(
        api.PATCH("/api/v1/data-synthesis/tasks/{id}", {
          params: { path: { id: task.id } },
          headers: ifMatch(task.version),
          body: change,
        }),
      ),
    onSuccess: keep,
  });
}

export function useDeleteTask() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.DELETE("/api/v1/data-synthesis/tasks/{id}", { params: { path: { id } } }),
    onSuccess: () => client.invalidateQueries({ queryKey: TASK_LIST }),
  });
}

function useKeepTask() {
  const client = useQueryClient();
  return (task: Task) => {
    keepTasks(client, new Map([[task.id, task]]));
  };
}
