import { EmptyState } from "../../shared/EmptyState";
import { PageHeader } from "../../shared/PageHeader";
import { useText } from "../../text/language";

/** A task's details. */
export function Component() {
  const say = useText();
  return (
    <>
      <PageHeader title={say("tasks.details.title")} back="/data/synthesis/tasks" />
      <EmptyState title={say("list.nothing")} />
    </>
  );
}
