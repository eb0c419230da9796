import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { Link } from "react-router";
import { EmptyState } from "../../../shared/EmptyState";
import { useText } from "../../../text/language";
import { JudgeAgreement } from "../../review/JudgeAgreement";
import type { Task } from "../taskQueries";
import { newestQuery, type TaskRow } from "./historyQueries";
import { newestOf } from "./newest";
import { TaskCharts } from "./TaskCharts";
import { TaskRowCard } from "./TaskRowCard";
import type { Live } from "./useTaskLive";
import { useTaskPoints } from "./useTaskPoints";

/** How the task goes: charts, and the newest rows. */
export function OverviewTab({ task, live }: { task: Task; live: Live }) {
  const newest = useQuery(newestQuery(task.id));
  const way = useTaskPoints(task.id, live.points);
  const rows = useMemo(() => newestOf(live.rows, newest.data?.content ?? []), [live.rows, newest.data]);
  return (
    <div className="overview">
      <TaskCharts task={task} way={way} />
      {task.requests.judgements > 0 && task.dataset?.id && <JudgeAgreement datasetId={task.dataset.id} />}
      <NewestRows task={task} rows={rows} />
    </div>
  );
}

/** The newest rows, as they come. */
function NewestRows({ task, rows }: { task: Task; rows: readonly TaskRow[] }) {
  const say = useText();
  return (
    <section aria-labelledby="newest">
      <div className="row-head">
        <h2 id="newest">{say("task.newest")}</h2>
        {rows.length > 0 && <Link to={`/data/synthesis/tasks/${task.id}/rows`}>{say("task.newest.all")}</Link>}
      </div>
      {rows.length === 0 ? (
        <div className="panel">
          <EmptyState
            title={say("task.rows.none")}
            more={task.status === "RUNNING" ? say("task.newest.none.running") : undefined}
          />
        </div>
      ) : (
        <ul className="rows">
          {rows.map((row) => (
            <TaskRowCard key={row.ordinal} row={row} clamped />
          ))}
        </ul>
      )}
    </section>
  );
}
