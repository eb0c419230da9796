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
import { WhyStopped } from "./WhyStopped";

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
          <div className="name-cell">
            <Link to={`/data/synthesis/tasks/${task.id}`} className="task-name name-text" title={task.name}>
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
        title: say("word.template"),
        sorter: true,
        render: (_, task) => (
          <div style={{ maxWidth: "clamp(120px, 11vw, 260px)" }}>
            <div className="one-line" title={task.template.name}>
              {task.template.name}
            </div>
            <div className="soft one-line task-small" title={task.model.name}>
              {task.model.name}
            </div>
          </div>
        ),
      },
      {
        key: "status",
        title: say("tasks.column.status"),
        sorter: true,
        render: (_, task) => (
          <>
            <StatusTag status={task.status} />
            <WhyStopped task={task} className="status-why" />
          </>
        ),
      },
      {
        key: "progress",
        title: say("tasks.column.progress"),
        sorter: true,
        render: (_, task) => <ProgressBar percent={task.progress} status={task.status} />,
      },
      {
        key: "generated",
        title: <span className="title-breaks">{say("tasks.column.generated")}</span>,
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
        title: say("word.created"),
        sorter: true,
        render: (_, task) => <TaskTimes task={task} />,
      },
      {
        title: say("word.actions"),
        width: 1,
        fixed: "end",
        render: (_, task) => <TaskRowActions task={task} actions={actions} />,
      },
    ],
    [say, number, actions],
  );
}
