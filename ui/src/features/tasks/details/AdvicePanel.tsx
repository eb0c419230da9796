import { Alert } from "antd";
import { Link } from "react-router";
import { useText } from "../../../text/language";
import { ServiceText } from "../../../text/ServiceText";
import type { Task } from "../taskQueries";
import { type Place, placesFor, topicOf } from "./advice";

/** Why the task is slow or rejects much, each with the figure that says so and what to change. */
export function AdvicePanel({ task }: { task: Task }) {
  const say = useText();
  if (task.findings.length === 0) {
    return null;
  }
  return (
    <Alert
      type="warning"
      showIcon
      style={{ marginBottom: 16 }}
      title={say(`task.advice.title.${topicOf(task)}`)}
      description={
        <ul className="advice">
          {task.findings.map(({ figure, advice }) => (
            <li key={figure.code}>
              <div className="advice-figure">
                <ServiceText text={figure} />
              </div>
              <div>
                <ServiceText text={advice} />
              </div>
            </li>
          ))}
          <li className="advice-places">
            {placesFor(task).map((place) => (
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
