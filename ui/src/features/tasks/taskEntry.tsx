import {
  CaretRightOutlined,
  CloseCircleOutlined,
  CopyOutlined,
  DeleteOutlined,
  PauseOutlined,
  ReloadOutlined,
} from "@ant-design/icons";
import { memo } from "react";
import { Link } from "react-router";
import { RowButton, RowMenu } from "../../shared/RowMenu";
import { useText } from "../../text/language";
import type { Say } from "../../text/types";
import { offers } from "./taskMoves";
import type { Task } from "./taskQueries";
import type { TaskActions } from "./useTaskActions";

const ICONS = {
  pause: <PauseOutlined aria-hidden />,
  resume: <CaretRightOutlined aria-hidden />,
  retry: <ReloadOutlined aria-hidden />,
  clone: <CopyOutlined aria-hidden />,
  cancel: <CloseCircleOutlined aria-hidden />,
  delete: <DeleteOutlined aria-hidden />,
};

/** An action of a task as an entry of a menu; buttons look the same. */
export function taskEntry(key: keyof typeof ICONS, task: Task, actions: TaskActions, say: Say) {
  const word = wordOf(key, task);
  return {
    key,
    icon: ICONS[word === "continue" ? "resume" : key],
    label: say(word === "delete" ? "action.delete" : `tasks.action.${word}`),
    danger: key === "cancel" || key === "delete",
    onClick: () => actions[key](task),
  };
}

/** What an action is called: a task that is short is not retried where nothing failed. */
function wordOf(key: keyof typeof ICONS, { status, requests }: Task) {
  if (key === "resume" && status === "PENDING") {
    return "start";
  }
  return key === "retry" && status === "PARTIAL" && requests.failed === 0 ? "continue" : key;
}

const QUICK = ["pause", "resume", "retry"] as const;
const MORE = ["retry", "clone", "cancel", "delete"] as const;

export const TaskRowActions = memo(function TaskRowActions({ task, actions }: { task: Task; actions: TaskActions }) {
  const say = useText();
  const goes = (action: (typeof QUICK | typeof MORE)[number]) => offers(action, task);
  const first = QUICK.find(goes);
  const quick = first && taskEntry(first, task, actions, say);
  const more = () => MORE.filter((it) => it !== first && goes(it)).map((it) => taskEntry(it, task, actions, say));
  return (
    <div className="row-actions">
      <Link to={`/data/synthesis/tasks/${task.id}`}>{say("tasks.action.view")}</Link>
      <span className="row-action-quick">
        {quick && (
          <RowButton
            icon={quick.icon}
            title={quick.label}
            aria-label={`${quick.label}: ${task.name}`}
            onClick={quick.onClick}
          />
        )}
      </span>
      <RowMenu name={task.name} items={more} />
    </div>
  );
});
