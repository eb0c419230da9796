import { type QueryClient, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, content, ifMatch, pageQuery, query, type Schemas } from "../../api/client";
import { patch, patchPages } from "../../api/listEvents";
import type { FieldProblem } from "../../api/problem";
import { useSentOnce } from "../../api/sentOnce";
import type { ListWanted } from "../../shared/useListAddress";

export type Task = Schemas["Task"] & {
  /** What was worth a look when it was made; details only. */
  readonly warnings?: readonly FieldProblem[] | null;
};
export type TaskStatus = Task["status"];
export type TaskKind = Task["kind"];
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

export const TASK_KINDS: readonly TaskKind[] = ["SINGLE", "PROPORTIONAL", "MIX"];

/** Everything that is cached of tasks lies below this key. */
export const TASKS = ["tasks"] as const;
export const TASK_LIST = [...TASKS, "list"] as const;

interface TasksWanted extends ListWanted {
  readonly status?: readonly string[];
  readonly kind?: TaskKind;
  readonly templateId?: string;
  readonly modelId?: string;
}

export function tasksQuery(wanted: TasksWanted) {
  const status = TASK_STATUSES.filter((it) => wanted.status?.includes(it));
  return pageQuery(TASK_LIST, "/api/v1/data-synthesis/tasks", { query: { ...wanted, status } });
}

/** A task with its configuration and its errors by kind. */
export function taskQuery(id: string) {
  return query(TASKS, "/api/v1/data-synthesis/tasks/{id}", { path: { id } });
}

/** Of a task and what is known of it, the newer; details that only a single task brings are kept. */
export function newer(known: Task, task: Task): Task {
  return isOlder(task, known)
    ? known
    : { ...task, ...Object.fromEntries(DETAILS.map((name) => [name, task[name] ?? known[name]])) };
}

const DETAILS = [
  "configuration",
  "errors",
  "notes",
  "draft",
  "warnings",
  "models",
  "modelChanged",
  "dimensions",
  "cells",
  "complete",
] as const;

/** Whether something that only details have is likely to be another now: errors by kind, complete combinations. */
export function changesDetails(known: Task, task: Task): boolean {
  return (
    known.status !== task.status ||
    known.requests.failed !== task.requests.failed ||
    (task.kind === "PROPORTIONAL" && known.generated !== task.generated)
  );
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
    patch<Task>(client, taskQuery(task.id).queryKey, (known) => newer(known, task));
  }
  return patchPages(client, TASK_LIST, tasks, newer);
}

export type Move = "pause" | "resume" | "cancel" | "retry";

/** Pauses, starts, cancels or retries a task; what comes back goes into every place that shows it. */
export function useMoveTask() {
  const keep = useKeepTask();
  return useMutation({
    mutationFn: ({ id, move }: { id: string; move: Move }) =>
      content<Task>(api.POST(`/api/v1/data-synthesis/tasks/{id}/${move}`, { params: { path: { id } } })),
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

/** Makes a task and starts it: the same task once, however often it is sent. */
export function useCreateTask() {
  const client = useQueryClient();
  const sent = useSentOnce();
  return useMutation({
    mutationFn: (task: Schemas["NewTaskOrMix"]) =>
      content<Task>(api.POST("/api/v1/data-synthesis/tasks", { body: task, headers: sent.headers(task) })),
    onSuccess: () => {
      sent.done();
      void client.invalidateQueries({ queryKey: TASKS });
      void client.invalidateQueries({ queryKey: ["datasets"] });
    },
  });
}

function useKeepTask() {
  const client = useQueryClient();
  return (task: Task) => {
    keepTasks(client, new Map([[task.id, task]]));
  };
}
