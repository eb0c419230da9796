import { Alert } from "antd";
import type { FieldProblem } from "../../../api/problem";
import { sentence } from "../../../shared/formErrors";
import { useText } from "../../../text/language";
import { useServiceText } from "../../../text/useServiceText";
import type { Task } from "../taskQueries";

/** What the wizard calls the fields of a task. */
const LABELS = {
  name: "wizard.name",
  description: "wizard.description",
  target: "wizard.count",
  concurrency: "wizard.concurrency",
  batchSize: "wizard.batchSize",
  distinctOn: "wizard.distinctOn",
  seed: "wizard.seed",
  model: "word.model",
  template: "word.template",
  limits: "word.limits",
  output: "wizard.output",
} as const;

/** What was worth a look when the task was made, though it can run. */
export function TaskWarnings({ task }: { task: Task }) {
  const say = useText();
  const inWords = useServiceText();
  const warnings = task.warnings ?? [];
  if (warnings.length === 0) {
    return null;
  }
  const said = (it: FieldProblem) => {
    const [first = "", ...rest] = it.field.split(".");
    const label = LABELS[first as keyof typeof LABELS];
    return sentence(it, label ? say(label) : (rest.at(-1) ?? first), inWords);
  };
  return (
    <Alert
      type="warning"
      showIcon
      closable={{ "aria-label": say("action.close") }}
      style={{ marginBottom: 16 }}
      title={say("templates.form.warnings", { count: warnings.length })}
      description={
        <ul
          style={{
            margin: 0,
            paddingInlineStart: warnings.length > 1 ? 20 : 0,
            listStyle: warnings.length > 1 ? undefined : "none",
          }}
        >
          {warnings.map((it) => (
            <li key={`${it.field} ${it.message}`} style={{ overflowWrap: "anywhere" }}>
              {said(it)}
            </li>
          ))}
        </ul>
      }
    />
  );
}
