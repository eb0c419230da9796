import { Alert } from "antd";
import { useText } from "../../../text/language";
import { ProblemList } from "../../templates/ProblemList";
import type { Task } from "../taskQueries";

/** What was worth a look when the task was made, though it can run. */
export function TaskWarnings({ task }: { task: Task }) {
  const say = useText();
  const warnings = task.warnings ?? [];
  if (warnings.length === 0) {
    return null;
  }
  return (
    <Alert
      type="warning"
      closable={{ "aria-label": say("action.close") }}
      style={{ marginBottom: 16 }}
      title={say("task.warnings", { count: warnings.length })}
      description={
        <ProblemList
          problems={warnings.map(({ field, message }) => ({ field, message, severity: "warning" as const }))}
        />
      }
    />
  );
}
