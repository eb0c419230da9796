import {
  CaretRightOutlined,
  CloseCircleOutlined,
  CopyOutlined,
  DeleteOutlined,
  PauseOutlined,
  ReloadOutlined,
} from "@ant-design/icons";
import type { MenuProps } from "antd";
import { memo } from "react";
import { Link } from "react-router";
import { RowButton } from "../../shared/RowButton";
import { RowMenu } from "../../shared/RowMenu";
import { useText } from "../../text/language";
import type { Say } from "../../text/types";

import { goesWith } from "./taskMoves";
import type { Task } from "./taskQueries";
import type { TaskActions } from "./useTaskActions";

/** What can be done with one task of the list, by its status. */
export const TaskRowActions = memo(function TaskRowActions({ task, actions }: { task: Task; actions: TaskActions }) {
  const say = useText();
  const goes = (action: Parameters<typeof goesWith>[0]) => goesWith(action, task.status, task.requests.failed);
  const quick = goes("pause")
    ? { label: say("tasks.action.pause"), icon: <PauseOutlined aria-hidden />, run: () => actions.pause(task) }
    : goes("resume")
      ? {
          label: say(task.status === "PENDING" ? "tasks.action.start" : "tasks.action.resume"),
          icon: <CaretRightOutlined aria-hidden />,
          run: () => actions.resume(task),
        }
      : goes("retry")
        ? { label: say("tasks.action.retry"), icon: <ReloadOutlined aria-hidden />, run: () => actions.retry(task) }
        : null;
  return (
    <div className="row-actions">
      <Link to={`/data/synthesis/tasks/${task.id}`}>{say("tasks.action.view")}</Link>
      <span className="row-action-quick">
        {quick && (
          <RowButton
            icon={quick.icon}
            title={quick.label}
            aria-label={`${quick.label}: ${task.name}`}
            onClick={quick.run}
          />
        )}
      </span>
      <RowMenu name={task.name} items={() => otherActions(task, actions, say)} />
    </div>
  );
});

function otherActions(task: Task, actions: TaskActions, say: Say): NonNullable<MenuProps["items"]> {
  const goes = (action: Parameters<typeof goesWith>[0]) => goesWith(action, task.status, task.requests.failed);
  const more: NonNullable<MenuProps["items"]> = [];
  if (goes("retry") && goes("resume")) {
    more.push({
      key: "retry",
      icon: <ReloadOutlined aria-hidden />,
      label: say("tasks.action.retry"),
      onClick: () => actions.retry(task),
    });
  }
  more.push({
    key: "clone",
    icon: <CopyOutlined aria-hidden />,
    label: say("tasks.action.clone"),
    onClick: () => actions.clone(task),
  });
  if (goes("cancel")) {
    more.push({
      key: "cancel",
      icon: <CloseCircleOutlined aria-hidden />,
      label: say("tasks.action.cancel"),
      danger: true,
      onClick: () => actions.cancel(task),
    });
  }
  if (goes("delete")) {
    more.push({
      key: "delete",
      icon: <DeleteOutlined aria-hidden />,
      label: say("action.delete"),
      danger: true,
      onClick: () => actions.remove(task),
    });
  }
  return more;
}
