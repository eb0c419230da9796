import { Segmented, Select, Skeleton } from "antd";
import { useMemo, useState } from "react";
import { JsonView } from "../../../shared/JsonView";
import { useStored } from "../../../shared/useStored";
import { useText } from "../../../text/language";
import type { Task } from "../taskQueries";
import { fileWith } from "./pinnedModel";
import { TaskModels } from "./TaskModels";
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
