import type { TableColumnsType } from "antd";
import { useMemo } from "react";
import { Link } from "react-router";
import { ProgressBar } from "../../shared/ProgressBar";
import { StatusTag } from "../../shared/StatusTag";
import { useFormats, useText } from "../../text/language";
import { TaskRowActions } from "./TaskRowActions";
import { TaskTimes } from "./TaskTimes";
import type { Task } from "./taskQueries";
import type { TaskActions } from "./useTaskActions";

/** The columns of the list of tasks. */
export function useTaskColumns(actions: TaskActions): TableColumnsType<Task> {
  const say = useText();
  const { number } = useFormats();
  return useMemo(
    () => [
      {
        key: "name",
        title: say("tasks.column.name"),
        sorter: true,
        render: (_, task) => (
          <div style={{ minWidth: 130, maxWidth: 200 }}>
            <Link to={`/data/synthesis/tasks/${task.id}`} className="task-name">
              {task.name}
            </Link>
            {task.description && (
              <div className="soft one-line task-small" title={task.description}>
                {task.description}
              </div>
            )}
          </div>
        ),
      },
      {
        key: "template",
        title: say("tasks.column.template"),
        sorter: true,
        render: (_, task) => (
          <div style={{ maxWidth: 170 }}>
            <div className="one-line" title={task.template.name}>
              {task.template.name}
            </div>
            <div className="soft one-line task-small" title={say("tasks.column.model")}>
              {task.model.name}
            </div>
          </div>
        ),
      },
      {
        key: "status",
        title: say("tasks.column.status"),
        sorter: true,
        render: (_, task) => <StatusTag status={task.status} />,
      },
      {
        key: "progress",
        title: say("tasks.column.progress"),
        sorter: true,
        render: (_, task) => <ProgressBar percent={task.progress} status={task.status} />,
      },
      {
        key: "generated",
        title: say("tasks.column.generated"),
        sorter: true,
        align: "end",
        render: (_, task) => (
          <span style={{ whiteSpace: "nowrap" }}>
            {number(task.generated)}
            {"/"}
            {number(task.target)}
          </span>
        ),
      },
      {
        key: "createdAt",
        title: say("tasks.column.created"),
        sorter: true,
        render: (_, task) => <TaskTimes task={task} />,
      },
      {
        title: say("tasks.column.actions"),
        width: 1,
        fixed: "end",
        render: (_, task) => <TaskRowActions task={task} actions={actions} />,
      },
    ],
    [say, number, actions],
  );
}
