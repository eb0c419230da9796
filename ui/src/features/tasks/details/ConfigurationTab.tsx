import { Segmented, Select, Skeleton, Tag } from "antd";
import { useMemo, useState } from "react";
import { JsonView } from "../../../shared/JsonView";
import { useStored } from "../../../shared/useStored";
import { useFormats, useText } from "../../../text/language";
import type { Task } from "../taskQueries";
import { fileWith, settingsText, type TaskModel } from "./pinnedModel";
import { toYaml } from "./yaml";

/** What the task was made from, as a task file, with the model it has now or had before. */
export function ConfigurationTab({ task }: { task: Task }) {
  const say = useText();
  const [format, setFormat] = useStored("winnow.configuration", ["YAML", "JSON"], "YAML");
  const [number, setNumber] = useState<number | null>(null);
  const { configuration, models } = task;
  const pinned = models?.find((it) => it.number === number && number !== task.pin);
  const shown = useMemo(() => {
    const file = fileWith(configuration, pinned);
    return format === "YAML" && file ? toYaml(file) : file;
  }, [format, configuration, pinned]);
  return (
    <>
      <div className="toolbar" style={{ alignItems: "center" }}>
        <Segmented
          aria-label={say("task.configuration.format")}
          value={format}
          options={["YAML", "JSON"]}
          onChange={(value) => setFormat(value as "YAML" | "JSON")}
        />
        {models && models.length > 1 && (
          <Select
            aria-label={say("wizard.settings")}
            value={number ?? task.pin}
            popupMatchSelectWidth={false}
            style={{ minWidth: 180, maxWidth: 320 }}
            options={models.toReversed().map((it) => ({
              value: it.number,
              label: say(
                it.number === task.pin ? "task.configuration.settings.now" : "task.configuration.settings.of",
                {
                  number: it.number,
                  name: it.name,
                },
              ),
            }))}
            onChange={setNumber}
          />
        )}
        <span className="soft">{say(pinned ? "task.configuration.before" : "task.configuration.more")}</span>
      </div>
      {models && <TaskModels models={models} current={task.pin} />}
      {shown ? <JsonView value={shown} height={640} /> : <Skeleton active />}
    </>
  );
}

/** The models and settings that requests went by, the newest first: since when, why, and who asked for it. */
function TaskModels({ models, current }: { models: readonly TaskModel[]; current: number }) {
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
