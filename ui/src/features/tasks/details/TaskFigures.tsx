import type { ReactNode } from "react";
import { ProgressBar } from "../../../shared/ProgressBar";
import type { Formats } from "../../../text/formats";
import { useFormats, useText } from "../../../text/language";
import type { Say } from "../../../text/types";
import { TaskScore } from "../TaskScore";
import type { Task } from "../taskQueries";
import { ChangeNumber } from "./ChangeNumber";
import { countOf, type RejectReason } from "./historyQueries";

/** Reasons of gates: what they cost in rows is to be seen at once. */
const GATES: readonly RejectReason[] = ["RULE", "DUPLICATE", "JUDGE"];

/** How far a task is, and what it took. */
export function TaskFigures({ task }: { task: Task }) {
  const say = useText();
  const { number, duration, compact, millis } = useFormats();
  const { requests, tokens, rate } = task;
  const running = task.status === "RUNNING";
  const mean = task.runningSeconds > 0 ? (task.generated * 60) / task.runningSeconds : null;
  const rejected = Object.values(task.rejected).reduce((sum, count) => sum + count, 0);
  return (
    <section className="panel task-panel" aria-label={say("tasks.column.progress")}>
      <div className="task-progress">
        <strong>
          {number(task.generated)}
          {" / "}
          {number(task.target)}
        </strong>
        <ChangeNumber task={task} field="target" />
        <div style={{ flex: 1, minWidth: 0 }}>
          <ProgressBar percent={task.progress} status={task.status} />
        </div>
      </div>
      <dl className="figures">
        {running ? (
          <>
            <Figure name={say("task.figure.rate")}>{number(rate.rowsPerMinute, 0)}</Figure>
            <Figure name={say("task.figure.left")}>{duration(rate.secondsLeft)}</Figure>
          </>
        ) : (
          <>
            <Figure name={say("task.figure.rate")}>
              {mean === null ? number(null) : say("task.figure.mean", { value: number(mean, 0) })}
            </Figure>
            <Figure name={say("task.figure.ran")}>{duration(task.runningSeconds)}</Figure>
          </>
        )}
        <Figure name={say("task.figure.requests")}>
          {number(requests.answered)} <Parts parts={parts(requests, say, number)} />
        </Figure>
        <Figure name={say("task.figure.inFlight")}>{number(requests.inFlight)}</Figure>
        <Figure name={say("wizard.concurrency")}>
          {number(task.concurrency)} <ChangeNumber task={task} field="concurrency" />
        </Figure>
        <Figure name={say("word.latency")}>
          {requests.answered > 0
            ? say("task.figure.mean", { value: millis(requests.latencyMillisMean) })
            : millis(null)}
        </Figure>
        <Figure name={say("task.tab.rejects")}>
          {number(rejected)}{" "}
          <Parts
            parts={GATES.filter((it) => countOf(task, it) > 0).map((it) =>
              say("word.counted", { word: say(`task.reason.${it}`), count: number(countOf(task, it)) }),
            )}
          />{" "}
          {task.surplus > 0 && <span className="soft">{say("task.figure.surplus", { count: task.surplus })}</span>}
        </Figure>
        {task.evaluation && (
          <Figure name={say("evaluation.score")}>
            <TaskScore task={task} />
          </Figure>
        )}
        <Figure name={say("word.tokens")}>
          <span title={say("word.tokens.inOut", { input: tokens.input, output: tokens.output })}>
            {say("word.tokens.inOut", { input: compact(tokens.input), output: compact(tokens.output) })}
          </span>{" "}
          {tokens.estimated > 0 && (
            <span className="soft">{say("word.tokens.estimated", { count: number(tokens.estimated) })}</span>
          )}
        </Figure>
      </dl>
    </section>
  );
}

/** What requests were for beside making rows, and those that failed. */
function parts(requests: Task["requests"], say: Say, number: Formats["number"]): string[] {
  return [
    requests.labels > 0 && say("task.figure.requests.labels", { count: number(requests.labels) }),
    requests.embeddings > 0 && say("task.figure.requests.embeddings", { count: number(requests.embeddings) }),
    requests.judgements > 0 && say("task.figure.requests.judge", { count: number(requests.judgements) }),
    requests.failed > 0 && say("task.figure.requests.failed", { count: requests.failed }),
  ].filter((it) => it !== false);
}

function Parts({ parts }: { parts: readonly string[] }) {
  return <span className="soft">{parts.join(" · ")}</span>;
}

function Figure({ name, children }: { name: string; children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
