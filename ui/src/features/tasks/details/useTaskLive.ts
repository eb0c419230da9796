import { useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef, useState } from "react";
import type { Schemas } from "../../../api/client";
import type { StreamEvent } from "../../../api/eventStream";
import { useGentleRefetch } from "../../../api/listEvents";
import { useStream } from "../../../api/useStream";
import { changesDetails, keepTasks, type Task, taskQuery } from "../taskQueries";
import { headKey, type TaskRow } from "./historyQueries";
import { newestOf, ROWS_SHOWN, tailOf } from "./newest";
import { type Point, pointBetween, withPoint } from "./points";

/** However fast rows come, they are drawn this often. */
const DRAW_MILLIS = 400;

/** Whether something was noted of a model, which only details have. */
function isNote({ type, data }: StreamEvent): boolean {
  return type === "log" && (JSON.parse(data) as Schemas["TaskEvent"][]).some(({ kind }) => kind === "NOTE");
}

export interface Live {
  /** The newest rows that came while the page was open; the newest first. */
  readonly rows: readonly TaskRow[];
  readonly points: readonly Point[];
}

/** Follows a task: keeps what is cached of it as the service has it, and collects what only the stream tells. */
export function useTaskLive(id: string, newestKey: readonly unknown[]): Live {
  const client = useQueryClient();
  const refetchHead = useGentleRefetch(headKey(id));
  const refetchTask = useGentleRefetch(taskQuery(id).queryKey);
  const [live, setLive] = useState<Live>({ rows: [], points: [] });
  const waiting = useRef<{ rows: readonly TaskRow[]; points: readonly Point[] }>({ rows: [], points: [] });
  const drawing = useRef<ReturnType<typeof setTimeout>>(undefined);
  const last = useRef<Task | null>(null);
  useEffect(() => () => clearTimeout(drawing.current), []);

  const draw = useCallback(() => {
    drawing.current ??= setTimeout(() => {
      drawing.current = undefined;
      setLive({ ...waiting.current });
    }, DRAW_MILLIS);
  }, []);

  const progressed = (task: Task) => {
    const before = last.current;
    last.current = task;
    const known = before ?? client.getQueryData<Task>(taskQuery(id).queryKey);
    if (known && changesDetails(known, task)) {
      refetchTask();
    }
    keepTasks(client, new Map([[id, task]]));
    if (before === null) {
      // What came between reading the rows and following them is in neither.
      void client.invalidateQueries({ queryKey: newestKey });
      return;
    }
    const point = pointBetween(before, task);
    if (before.generated !== task.generated || point.latencyMean !== null) {
      waiting.current = { ...waiting.current, points: withPoint(waiting.current.points, point) };
    }
  };

  const onEvents = (events: readonly StreamEvent[]) => {
    const progress = events.findLast(({ type }) => type === "progress");
    if (progress) {
      progressed(JSON.parse(progress.data) as Task);
    }
    if (events.some(isNote)) {
      refetchTask();
    }
    // After a break all rows that were missed may come at once: only those that are shown are read.
    const rows = tailOf(events.filter(({ type }) => type === "rows"));
    if (rows.length > 0) {
      waiting.current = { ...waiting.current, rows: newestOf(rows, waiting.current.rows, ROWS_SHOWN) };
    }
    refetchHead();
    draw();
  };

  useStream({
    url: `/api/v1/data-synthesis/tasks/${id}/stream`,
    onEvents,
    onRefused: refetchTask,
  });
  return live;
}
