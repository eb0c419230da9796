import { Tag } from "antd";
import { useFormats, useText } from "../../../text/language";
import { settingsText, type TaskModel } from "./pinnedModel";

interface Props {
  readonly models: readonly TaskModel[];
  /** Number of the one that requests go by now. */
  readonly current: number;
}

/** The models and settings that requests went by, the newest first: since when, why, and who asked for it. */
export function TaskModels({ models, current }: Props) {
  const say = useText();
  const { dateTime } = useFormats();
  return (
    <section className="panel task-panel" aria-labelledby="task-models">
      <h2 id="task-models" className="section-title" style={{ marginTop: 0 }}>
        {say("task.models")}
      </h2>
      <ul className="task-models">
        {models.toReversed().map((model) => (
          <li key={model.number}>
            <span className="soft">{say("task.models.number", { number: model.number })}</span>
            <div className="anywhere">
              {settingsText(model.name, model.settings, say)}{" "}
              {model.number === current && <Tag color="success">{say("task.models.current")}</Tag>}
              <div className="soft task-small">
                {say(`task.models.reason.${model.reason}`)}
                {" · "}
                {dateTime(model.at)}
                {" · "}
                {say(`task.models.by.${model.by}`)}
              </div>
            </div>
          </li>
        ))}
      </ul>
    </section>
  );
}
