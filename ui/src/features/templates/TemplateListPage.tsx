import { EmptyState } from "../../shared/EmptyState";
import { useText } from "../../text/language";

/** The list of templates. */
export function Component() {
  const say = useText();
  return (
    <div className="panel">
      <EmptyState title={say("templates.empty")} />
    </div>
  );
}
