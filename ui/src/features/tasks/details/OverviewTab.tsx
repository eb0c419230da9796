import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import type { Task } from "../taskQueries";
import { NewestRows } from "./NewestRows";
import { newestOf } from "./newest";
import { newestQuery } from "./newestQuery";
import { TaskCharts } from "./TaskCharts";
import type { Live } from "./useTaskLive";
import { useTaskPoints } from "./useTaskPoints";

/** How the task goes: charts, and the newest rows. */
export function OverviewTab({ task, live }: { task: Task; live: Live }) {
  const newest = useQuery(newestQuery(task.id));
  const way = useTaskPoints(task.id, live.points);
  const rows = useMemo(() => newestOf(live.rows, newest.data ?? []), [live.rows, newest.data]);
  return (
    <div className="overview">
      <TaskCharts task={task} way={way} />
      <NewestRows task={task} rows={rows} />
    </div>
  );
}
