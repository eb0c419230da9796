import { EmptyState } from "../../shared/EmptyState";
import { useText } from "../../text/language";

/** The list of tasks. */
export function Component() {
  const say = useText();
  return (
    <div className="panel">
      <EmptyState title={say("tasks.empty")} />
    </div>
  );
}
