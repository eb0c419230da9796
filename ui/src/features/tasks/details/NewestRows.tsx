import { Link } from "react-router";
import { EmptyState } from "../../../shared/EmptyState";
import { useText } from "../../../text/language";
import type { Task } from "../taskQueries";
import type { TaskRow } from "./historyQueries";
import { TaskRowCard } from "./TaskRowCard";

/** The newest rows, as they come. */
export function NewestRows({ task, rows }: { task: Task; rows: readonly TaskRow[] }) {
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
