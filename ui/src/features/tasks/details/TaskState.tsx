import { Alert, Flex } from "antd";
import { Link } from "react-router";
import type { FieldProblem } from "../../../api/problem";
import { sentence } from "../../../shared/formErrors";
import { failureText } from "../../../text/known";
import { useFormats, useText } from "../../../text/language";
import { ServiceText, useServiceText } from "../../../text/ServiceText";
import { placeIn } from "../shares/sharePlaces";
import { offers, whyStopped } from "../taskMoves";
import type { Task } from "../taskQueries";

/** Why a task stands still, what to do about it, and what the model or the service said. */
export function TaskState({ task }: { task: Task }) {
  const say = useText();
  const { number } = useFormats();
  const { status, why, advice } = task;
  if (status === "RUNNING" || status === "COMPLETED") {
    return null;
  }
  const byHand = whyStopped(task) === null;
  const state = status === "PAUSED" && !byHand ? "PAUSED.model" : status;
  const title =
    state === "PARTIAL"
      ? say("task.state.PARTIAL", { count: task.target - task.generated })
      : say(`task.state.${state}`);
  const isShortMix = status === "PARTIAL" && task.kind === "MIX";
  const errors = task.errors ?? [];
  const mayChangeModel = offers("model", task);
  const isGone = mayChangeModel && !task.model.id;
  return (
    <Alert
      type={status === "FAILED" ? "error" : status === "PENDING" || status === "CANCELLED" ? "info" : "warning"}
      showIcon
      style={{ marginBottom: 16 }}
      title={title}
      description={
        <>
          <div>{say(isGone ? "task.state.gone.do" : isShortMix ? "task.state.mix.do" : `task.state.${state}.do`)}</div>
          {!byHand && (
            <div className="soft" style={{ marginTop: 4, overflowWrap: "anywhere" }}>
              <ServiceText text={[why, advice]} />
            </div>
          )}
          {status === "PARTIAL" && (task.kind ?? "SINGLE") !== "SINGLE" && (
            <Link to={`/data/synthesis/tasks/${task.id}/categories`} preventScrollReset>
              {say("task.cells.show")}
            </Link>
          )}
          {mayChangeModel && task.modelChanged && <div>{say("task.state.modelChanged")}</div>}
          {mayChangeModel && (isGone || task.modelChanged || state === "PAUSED.model") && (
            <Flex gap={16} wrap>
              {task.model.id && <Link to={`/models?edit=${task.model.id}`}>{say("task.model.open")}</Link>}
              <Link to="?change=model" preventScrollReset>
                {say("tasks.action.model")}
              </Link>
            </Flex>
          )}
          {errors.length > 0 && (
            <>
              <div style={{ marginTop: 8, fontWeight: 500 }}>{say("task.errors")}</div>
              <ul style={{ margin: 0, paddingInlineStart: 20 }}>
                {errors.map((error) => (
                  <li key={`${error.kind} ${error.status} ${error.message}`} style={{ overflowWrap: "anywhere" }}>
                    {error.status > 0
                      ? say("word.counted", { word: failureText(error.kind, say), count: number(error.status) })
                      : failureText(error.kind, say)}
                    {say("word.colon")}
                    <Link to={`/data/synthesis/tasks/${task.id}/requests?state=FAILED`} preventScrollReset>
                      {say("task.errors.count", { count: error.requests })}
                    </Link>
                    <span className="soft">
                      {" "}
                      <ServiceText text={error} />
                    </span>
                  </li>
                ))}
              </ul>
            </>
          )}
        </>
      }
    />
  );
}

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
    // What is said of shares names the dimension itself.
    if (placeIn(it.field) !== null) {
      return sentence(it, "", inWords);
    }
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
