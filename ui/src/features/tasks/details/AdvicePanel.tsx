import { Alert } from "antd";
import { useMemo } from "react";
import { Link } from "react-router";
import { useFormats, useText } from "../../../text/language";
import type { Task } from "../taskQueries";
import { type Advice, adviceFor, isAboutSpeed } from "./advice";

/** Why the task is slow or rejects much, each with the figure that says so and what to change. */
export function AdvicePanel({ task }: { task: Task }) {
  const say = useText();
  const figureOf = useFigure();
  const advice = useMemo(() => adviceFor(task), [task]);
  if (advice.length === 0) {
    return null;
  }
  const slow = advice.filter(isAboutSpeed).length;
  const title = slow === 0 ? "task.advice.rejects" : slow === advice.length ? "task.advice.slow" : "task.advice.both";
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 16 }}
      title={say(title)}
      description={
        <ul className="advice">
          {advice.map((each) => (
            <li key={each.kind}>
              <div className="advice-figure">{figureOf(each)}</div>
              <div>{say(`task.advice.${each.kind}.do`)}</div>
            </li>
          ))}
          <li>
            {slow < advice.length && task.template.id && (
              <Link to={`/data/synthesis/templates/${task.template.id}`} style={{ marginInlineEnd: 16 }}>
                {say("task.advice.template")}
              </Link>
            )}
            {slow > 0 && <Link to="/models">{say("task.advice.model")}</Link>}
          </li>
        </ul>
      }
    />
  );
}

function useFigure(): (advice: Advice) => string {
  const say = useText();
  const { number, percent, millis } = useFormats();
  return (advice) => {
    switch (advice.kind) {
      case "throttled":
        return say("task.advice.throttled", { times: advice.times, answers: advice.answers });
      case "failures":
        return say("task.advice.failures", { retried: advice.retried, failed: advice.failed });
      case "concurrency":
        return say("task.advice.concurrency", {
          latency: millis(advice.latencyMillis),
          concurrency: advice.concurrency,
        });
      case "long":
        return say("task.advice.long", { tokens: number(advice.tokens), latency: millis(advice.latencyMillis) });
      case "cut":
        return say("task.advice.cut", {
          share: percent(Math.round(advice.share)),
          count: advice.count,
          answers: advice.answers,
        });
      default:
        return say(`task.advice.${advice.kind}`, {
          share: percent(Math.round(advice.share)),
          count: advice.count,
          texts: advice.texts,
        });
    }
  };
}
