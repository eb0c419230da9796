import { Alert, Button } from "antd";
import { ProgressBar } from "../../shared/ProgressBar";
import { useFormats, useText } from "../../text/language";
import { ServiceText } from "../../text/ServiceText";
import { isActive } from "./evaluationMoves";
import type { EvaluationTask } from "./types";
import { useEvaluationActions } from "./useEvaluationActions";

/** How far an evaluation is, or why it does not go on, and what to do about it; nothing once it is done. */
export function EvaluationState({ evaluation }: { evaluation: EvaluationTask }) {
  const say = useText();
  const { resume, busy } = useEvaluationActions();
  const { status, message } = evaluation;
  if (status === "COMPLETED") {
    return null;
  }
  const stands = status === "PAUSED" || status === "FAILED" || status === "CANCELLED";
  return (
    <>
      {stands && (
        <Alert
          showIcon
          style={{ marginBottom: 16 }}
          type={status === "FAILED" ? "error" : status === "PAUSED" ? "warning" : "info"}
          title={say(`evaluation.state.${status}`)}
          description={
            <>
              {message.message && (
                <div className="anywhere">
                  <ServiceText text={message} />
                </div>
              )}
              {status !== "CANCELLED" && <div className="soft">{say("evaluation.state.kept")}</div>}
            </>
          }
          action={
            status !== "CANCELLED" && (
              <Button size="small" type="primary" loading={busy} onClick={() => resume(evaluation)}>
                {say("evaluation.action.resume")}
              </Button>
            )
          }
        />
      )}
      {(isActive(evaluation) || status === "PAUSED") && <Progress evaluation={evaluation} />}
    </>
  );
}

function Progress({ evaluation }: { evaluation: EvaluationTask }) {
  const say = useText();
  const { number } = useFormats();
  const { status, progress, done, rows, judged, toJudge } = evaluation;
  return (
    <section className="panel evaluation-progress" aria-label={say("tasks.column.progress")}>
      <ProgressBar percent={progress} status={status} />
      <div className="soft parts">
        <span>{say("evaluation.progress.rows", { done: number(done), rows: number(rows) })}</span>
        {toJudge > 0 && (
          <span>{say("evaluation.progress.judged", { done: number(judged), rows: number(toJudge) })}</span>
        )}
      </div>
    </section>
  );
}
