import { Segmented, Skeleton } from "antd";
import { useMemo } from "react";
import { JsonView } from "../../../shared/JsonView";
import { useStored } from "../../../shared/useStored";
import { useText } from "../../../text/language";
import type { Task } from "../taskQueries";
import { toYaml } from "./yaml";

/** What the task was made from, as a task file. */
export function ConfigurationTab({ task }: { task: Task }) {
  const say = useText();
  const [format, setFormat] = useStored("winnow.configuration", ["YAML", "JSON"], "YAML");
  const { configuration } = task;
  const shown = useMemo(
    () => (format === "YAML" && configuration ? toYaml(configuration) : configuration),
    [format, configuration],
  );
  return (
    <>
      <div className="toolbar" style={{ alignItems: "center" }}>
        <Segmented
          aria-label={say("task.configuration.format")}
          value={format}
          options={["YAML", "JSON"]}
          onChange={(value) => setFormat(value as "YAML" | "JSON")}
        />
        <span className="soft">{say("task.configuration.more")}</span>
      </div>
      {shown ? <JsonView value={shown} height={640} /> : <Skeleton active />}
    </>
  );
}
