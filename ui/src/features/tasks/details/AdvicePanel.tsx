import { Alert } from "antd";
import { useMemo } from "react";
import { Link } from "react-router";
import { useFormats, useText } from "../../../text/language";
import { sentences } from "../../../text/sentences";
import type { Task } from "../taskQueries";
import { type Advice, adviceFor, followOf, isAboutSpeed, type Place, placesFor } from "./advice";

/** Why the task is slow or rejects much, each with the figure that says so and what to change. */
export function AdvicePanel({ task }: { task: Task }) {
  const say = useText();
  const figureOf = useFigure();
  const advice = useMemo(() => adviceFor(task), [task]);
  if (advice.length === 0) {
    return null;
  }
  const follow = followOf(task);
  const slow = advice.filter(isAboutSpeed).length;
  const tempo = follow === "running" ? "slow" : "wasSlow";
  const title = slow === 0 ? "rejects" : slow === advice.length ? tempo : "both";
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 16 }}
      title={say(`task.advice.title.${title}`)}
      description={
        <ul className="advice">
          {advice.map((each) => (
            <li key={each.kind}>
              <div className="advice-figure">{figureOf(each)}</div>
              <div>
                {each.kind === "throttled" || each.kind === "failures"
                  ? say(`task.advice.${each.kind}.do.${follow}`)
                  : say(`task.advice.${each.kind}.do`)}
              </div>
            </li>
          ))}
          <li className="advice-places">
            {placesFor(task, advice).map((place) => (
              <Link key={place} to={addressOf(place, task)} preventScrollReset={place === "concurrency"}>
                {say(place === "concurrency" ? "tasks.action.concurrency" : `task.advice.${place}`)}
              </Link>
            ))}
          </li>
        </ul>
      }
    />
  );
}

function addressOf(place: Place, { template }: Task): string {
  switch (place) {
    case "concurrency":
      return "?change=concurrency";
    case "template":
      return `/data/synthesis/templates/${template.id}`;
    case "next":
      return `/data/synthesis/tasks/new?template=${template.id}`;
    case "model":
      return "/models";
  }
}

function useFigure(): (advice: Advice) => string {
  const say = useText();
  const { percent, millis } = useFormats();
  return ({ kind, values }) => {
    const written = Object.entries(values).map(([name, value]) => [
      name,
      name === "latency" ? millis(value) : name === "share" ? percent(Math.round(value)) : value,
    ]);
    return sentences(
      say(`task.advice.${kind}` as "task.advice.limits", Object.fromEntries(written)),
      values.failed ? say("task.advice.failures.failed", { count: values.failed }) : null,
    );
  };
}
