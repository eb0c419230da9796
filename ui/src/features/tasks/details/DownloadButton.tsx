import { DownloadOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import { useText } from "../../../text/language";
import type { Task } from "../taskQueries";

const FORMATS = ["JSONL", "JSON", "CSV"] as const;

/** The rows as a file, in the format that is chosen; of a running task, those there are now. */
export function DownloadButton({ task }: { task: Task }) {
  const say = useText();
  const get = (format: string) => {
    const link = document.createElement("a");
    link.href = `/api/v1/data-synthesis/tasks/${task.id}/output?format=${format.toLowerCase()}`;
    link.download = "";
    link.click();
  };
  const formats = FORMATS.map((format) => ({ key: format, label: say(`task.download.${format}`) }));
  const items = task.outputFile
    ? formats
    : [{ key: "now", type: "group" as const, label: say("task.download.now"), children: formats }];
  return (
    <Dropdown trigger={["click"]} menu={{ items, onClick: ({ key }) => get(key) }}>
      <Button icon={<DownloadOutlined aria-hidden />} type={task.status === "COMPLETED" ? "primary" : "default"}>
        {say("tasks.action.download")}
      </Button>
    </Dropdown>
  );
}
