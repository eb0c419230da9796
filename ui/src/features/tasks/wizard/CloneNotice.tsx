import { Alert } from "antd";
import { useText } from "../../../text/language";
import { sentences } from "../../../text/sentences";
import type { Model } from "../../models/modelQueries";
import type { Template } from "../../templates/templateQueries";
import type { Task } from "../taskQueries";

interface Props {
  readonly task: Task;
  readonly models: readonly Model[];
  /** The one that is chosen. */
  readonly template: Template | undefined;
}

/** Says what the wizard is filled in with, and what cannot be as it was. */
export function CloneNotice({ task, models, template }: Props) {
  const say = useText();
  const same = template?.id === task.template.id ? template : undefined;
  const before = task.template.revision;
  const problems = [
    !task.template.id && say("wizard.clone.noTemplate"),
    same?.archivedAt && say("wizard.clone.archived"),
    same && before && before !== same.revision && say("wizard.clone.revision", { before, now: same.revision }),
    !models.some(({ id }) => id === task.model.id) && say("wizard.clone.noModel"),
  ].filter((it) => typeof it === "string");
  return (
    <Alert
      type={problems.length > 0 ? "warning" : "info"}
      showIcon
      style={{ marginBottom: 16 }}
      title={<span style={{ overflowWrap: "anywhere" }}>{say("wizard.clone", { name: task.name })}</span>}
      description={sentences(say("wizard.clone.more"), ...problems)}
    />
  );
}
