import { Link } from "react-router";
import { EmptyState } from "../shared/EmptyState";
import { PageHeader } from "../shared/PageHeader";
import { useText } from "../text/language";

/** An address that is nobody's. */
export function Missing() {
  const say = useText();
  return (
    <>
      <PageHeader title={say("missing.title")} />
      <div className="panel">
        <EmptyState
          title={say("missing.more")}
          actions={<Link to="/data/synthesis/tasks">{say("missing.home")}</Link>}
        />
      </div>
    </>
  );
}
