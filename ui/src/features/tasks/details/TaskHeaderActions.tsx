import { EllipsisOutlined, SwapOutlined } from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import { useNavigate } from "react-router";
import { keptList } from "../../../shared/useListAddress";
import { useText } from "../../../text/language";
import { taskEntry } from "../taskEntry";
import { goesWith } from "../taskMoves";
import type { Task } from "../taskQueries";
import { useTaskActions } from "../useTaskActions";
import { DownloadButton } from "./DownloadButton";
import { useChangeAddress } from "./useChangeAddress";

/** What can be done with the task that is shown. */
export function TaskHeaderActions({ task }: { task: Task }) {
  const say = useText();
  const navigate = useNavigate();
  const { actions, busy } = useTaskActions();
  const change = useChangeAddress("model");
  const { status } = task;
  const goes = (action: Parameters<typeof goesWith>[0]) => goesWith(action, status, task.requests.failed);
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
      {task.generated > 0 && <DownloadButton task={task} />}
      <Dropdown trigger={["click"]} menu={{ items }} placement="bottomRight">
        <Button icon={<EllipsisOutlined aria-hidden />} aria-label={say("action.more")} title={say("action.more")} />
      </Dropdown>
    </>
  );
}
