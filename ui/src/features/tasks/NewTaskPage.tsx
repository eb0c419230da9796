import { EmptyState } from "../../shared/EmptyState";
import { PageHeader } from "../../shared/PageHeader";
import { useText } from "../../text/language";

/** The task wizard. */
export function Component() {
  const say = useText();
  return (
    <>
      <PageHeader title={say("tasks.new.title")} back="/data/synthesis/tasks" />
      <EmptyState title={say("list.nothing")} />
    </>
  );
}
