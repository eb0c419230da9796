import {
  CaretRightOutlined,
  CloseCircleOutlined,
  CopyOutlined,
  DeleteOutlined,
  EllipsisOutlined,
  PauseOutlined,
  ReloadOutlined,
  SwapOutlined,
} from "@ant-design/icons";
import { Button, Dropdown } from "antd";
import { useNavigate } from "react-router";
import { keptList } from "../../../shared/useListAddress";
import { useText } from "../../../text/language";
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
  const cancel = {
    key: "cancel",
    icon: <CloseCircleOutlined aria-hidden />,
    danger: true,
    label: say("tasks.action.cancel"),
    onClick: () => actions.cancel(task),
  };
  const changeModel = {
    key: "model",
    icon: <SwapOutlined aria-hidden />,
    label: say("tasks.action.model"),
    onClick: change.open,
  };
  const items = [
    ...(goes("model") && status === "COMPLETED" ? [changeModel] : []),
    {
      key: "clone",
      icon: <CopyOutlined aria-hidden />,
      label: say("tasks.action.clone"),
      onClick: () => actions.clone(task),
    },
    ...(stoppedByItself ? [cancel] : []),
    {
      key: "delete",
      icon: <DeleteOutlined aria-hidden />,
      danger: true,
      disabled: !goes("delete"),
      label: goes("delete") ? (
        say("action.delete")
      ) : (
        <>
          {say("action.delete")}
          <div className="task-small">{say("tasks.delete.first")}</div>
        </>
      ),
      onClick: () => actions.remove(task, () => navigate(keptList("/data/synthesis/tasks"))),
    },
  ];
  return (
    <>
      {goes("pause") && (
        <Button icon={<PauseOutlined aria-hidden />} loading={busy} onClick={() => actions.pause(task)}>
          {say("tasks.action.pause")}
        </Button>
      )}
      {goes("resume") && (
        <Button
          type="primary"
          icon={<CaretRightOutlined aria-hidden />}
          loading={busy}
          onClick={() => actions.resume(task)}
        >
          {say(status === "PENDING" ? "tasks.action.start" : "tasks.action.resume")}
        </Button>
      )}
      {goes("retry") && (
        <Button
          type={goes("resume") ? "default" : "primary"}
          icon={<ReloadOutlined aria-hidden />}
          loading={busy}
          onClick={() => actions.retry(task)}
        >
          {say("tasks.action.retry")}
        </Button>
      )}
      {goes("model") && status !== "COMPLETED" && (
        <Button icon={changeModel.icon} onClick={changeModel.onClick}>
          {changeModel.label}
        </Button>
      )}
      {goes("cancel") && !stoppedByItself && (
        <Button danger icon={cancel.icon} onClick={cancel.onClick}>
          {cancel.label}
        </Button>
      )}
      {task.generated > 0 && <DownloadButton task={task} />}
      <Dropdown trigger={["click"]} menu={{ items }} placement="bottomRight">
        <Button icon={<EllipsisOutlined aria-hidden />} aria-label={say("action.more")} title={say("action.more")} />
      </Dropdown>
    </>
  );
}
