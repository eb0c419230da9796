import { Link } from "react-router";
import { useText } from "../../../text/language";
import type { Task } from "../taskQueries";

/** What a task is made of, each part with the way to it, where it is still there. */
export function TaskParts({ task }: { task: Task }) {
  const say = useText();
  const { template, model, dataset } = task;
  return (
    <span className="parts">
      <span>
        {say("word.template")}{" "}
        <Part name={template.name} to={template.id && `/data/synthesis/templates/${template.id}`} />{" "}
        {say("templates.revision", { number: template.revision ?? 1 })}
      </span>
      <span>
        {say("word.model")} <Part name={model.name} to={model.id && `/models?edit=${model.id}`} />
      </span>
      <span>
        {say("datasets.one")} <Part name={dataset.name} to={dataset.id && `/data/datasets/${dataset.id}`} />
      </span>
    </span>
  );
}

function Part({ name, to }: { name: string; to: string | null | undefined }) {
  return to ? <Link to={to}>{name}</Link> : name;
}
