import {
  CaretRightOutlined,
  CloseCircleOutlined,
  CopyOutlined,
  DeleteOutlined,
  PauseOutlined,
  ReloadOutlined,
} from "@ant-design/icons";
import type { Say } from "../../text/types";
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
  return {
    key,
    icon: ICONS[key],
    label: labelOf(key, task, say),
    danger: key === "cancel" || key === "delete",
    onClick: () => actions[key](task),
  };
}

function labelOf(key: keyof typeof ICONS, { status }: Task, say: Say): string {
  if (key === "delete") {
    return say("action.delete");
  }
  return say(key === "resume" && status === "PENDING" ? "tasks.action.start" : `tasks.action.${key}`);
}
