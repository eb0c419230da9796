import { Link } from "react-router";
import { ScoreTag } from "../evaluation/ScoreTag";
import type { Task } from "./taskQueries";

/** The score of a task's rows, which leads to the report; nothing where they have not been evaluated. */
export function TaskScore({ task: { evaluation } }: { task: Task }) {
  return (
    evaluation && (
      <Link to={`/data/evaluation/${evaluation.id}`}>
        <ScoreTag score={evaluation.score} status={evaluation.status} />
      </Link>
    )
  );
}
