import { Link } from "react-router";
import { useText } from "../../text/language";
import type { EvaluationTask } from "./types";

/** Whose rows are evaluated: a task's, or a dataset's, perhaps as they were in a version of it. */
export function SourceLinks({ evaluation }: { evaluation: EvaluationTask }) {
  const say = useText();
  const { datasetId, datasetName, version, taskId, taskName } = evaluation;
  if (taskId) {
    return (
      <span className="anywhere">
        {say("evaluation.source.task")} <Link to={`/data/synthesis/tasks/${taskId}`}>{taskName}</Link>
      </span>
    );
  }
  return (
    <span className="anywhere">
      <Link to={`/data/datasets/${datasetId}`}>{datasetName}</Link>
      {typeof version === "number" && (
        <span className="soft">
          {" · "}
          {say("datasets.version.number", { number: version })}
        </span>
      )}
    </span>
  );
}
