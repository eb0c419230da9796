import { DownloadOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import { download, FORMATS } from "../../../shared/DownloadMenu";
import { useText } from "../../../text/language";
import type { Task } from "../taskQueries";

/** The rows as a file, the format of the task first; of a running task, those there are now. */
export function DownloadButton({ task }: { task: Task }) {
  const say = useText();
  const get = (format: string) =>
    download(`/api/v1/data-synthesis/tasks/${task.id}/output?format=${format.toLowerCase()}`);
  const group = (key: "now" | "chosen" | "other", formats: readonly string[]) => ({
    key,
    type: "group" as const,
    label: say(`task.download.${key}`),
    children: formats.map((format) => ({ key: format, label: say(`task.download.${format as "JSONL"}`) })),
  });
  const others = FORMATS.filter((format) => format !== task.format);
  const items = [
    ...(task.outputFile ? [] : [group("now", [])]),
    group("chosen", [task.format]),
    group("other", others),
  ];
  return (
    <Dropdown trigger={["click"]} menu={{ items, onClick: ({ key }) => get(key) }}>
      <Button icon={<DownloadOutlined aria-hidden />} type={task.status === "COMPLETED" ? "primary" : "default"}>
        {say("tasks.action.download")}
      </Button>
    </Dropdown>
  );
}
