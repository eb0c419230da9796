import { DownloadOutlined, EllipsisOutlined, SwapOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import { useNavigate } from "react-router";
import { download, FORMATS } from "../../../shared/DownloadMenu";
import { LinkButton } from "../../../shared/LinkButton";
import { keptList } from "../../../shared/useListAddress";
import { useText } from "../../../text/language";
import { taskEntry } from "../taskEntry";
import { offers, type TaskAction } from "../taskMoves";
import type { Task } from "../taskQueries";
import { useTaskActions } from "../useTaskActions";
import { useChangeAddress } from "./useChangeAddress";

export function TaskHeaderActions({ task }: { task: Task }) {
  const say = useText();
  const navigate = useNavigate();
  const { actions, busy } = useTaskActions();
  const change = useChangeAddress("model");
  const { status } = task;
  const goes = (action: TaskAction) => offers(action, task);
  const stoppedByItself = status === "PARTIAL" || status === "FAILED";
  const entry = (key: Parameters<typeof taskEntry>[0]) => taskEntry(key, task, actions, say);
  const changeModel = {
    key: "model",
    icon: <SwapOutlined aria-hidden />,
    label: say("tasks.action.model"),
    onClick: change.open,
  };
  const items = [
    ...(goes("model") && status === "COMPLETED" ? [changeModel] : []),
    entry("clone"),
    ...(stoppedByItself ? [entry("cancel")] : []),
    {
      ...entry("delete"),
      disabled: !goes("delete"),
      label: goes("delete") ? (
        say("action.delete")
      ) : (
        <>
          {say("action.delete")}
          <div className="task-small">{say("tasks.delete.first")}</div>
        </>
      ),
      onClick: () => actions.delete(task, () => navigate(keptList("/data/synthesis/tasks"))),
    },
  ];
  return (
    <>
      {(["pause", "resume", "retry"] as const).filter(goes).map((key, index) => {
        const { icon, label, onClick } = entry(key);
        const type = key !== "pause" && index === 0 ? "primary" : "default";
        return (
          <Button key={key} type={type} icon={icon} loading={busy} onClick={onClick}>
            {label}
          </Button>
        );
      })}
      {goes("model") && status !== "COMPLETED" && (
        <Button icon={changeModel.icon} onClick={changeModel.onClick}>
          {changeModel.label}
        </Button>
      )}
      {goes("cancel") && !stoppedByItself && (
        <Button danger icon={entry("cancel").icon} onClick={entry("cancel").onClick}>
          {entry("cancel").label}
        </Button>
      )}
      {task.generated > 0 && (
        <LinkButton to={`/data/evaluation/new?taskId=${task.id}`}>{say("evaluation.start")}</LinkButton>
      )}
      {task.generated > 0 && <DownloadButton task={task} />}
      <Dropdown trigger={["click"]} menu={{ items }} placement="bottomRight">
        <Button icon={<EllipsisOutlined aria-hidden />} aria-label={say("action.more")} title={say("action.more")} />
      </Dropdown>
    </>
  );
}

/** The rows as a file, the format of the task first; of a running task, those there are now. */
function DownloadButton({ task }: { task: Task }) {
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
