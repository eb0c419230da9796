import { EmptyState } from "../../shared/EmptyState";
import { PageHeader } from "../../shared/PageHeader";
import { useText } from "../../text/language";

/** A template: its form, to make or to change it. */
export function Component() {
  const say = useText();
  return (
    <>
      <PageHeader title={say("templates.details.title")} back="/data/synthesis/templates" />
      <EmptyState title={say("list.nothing")} />
    </>
  );
}
