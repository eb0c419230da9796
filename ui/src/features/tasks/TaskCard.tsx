import { Flex } from "antd";
import { Link } from "react-router";
import { useAgo } from "../../shared/clock";
import { ProgressBar } from "../../shared/ProgressBar";
import { StatusTag } from "../../shared/StatusTag";
import { useFormats, useText } from "../../text/language";
import { TaskRowActions } from "./TaskRowActions";
import type { Task } from "./taskQueries";
import type { TaskActions } from "./useTaskActions";
import { WhyStopped } from "./WhyStopped";

/** A task in a narrow window. */
export function TaskCard({ task, actions }: { task: Task; actions: TaskActions }) {
  const say = useText();
  const { number } = useFormats();
  const ago = useAgo();
  return (
    <>
      <Flex justify="space-between" gap={8} align="flex-start">
        <Link to={`/data/synthesis/tasks/${task.id}`} className="task-name" style={{ minWidth: 0 }}>
          {task.name}
        </Link>
        <StatusTag status={task.status} />
      </Flex>
      <div className="soft" style={{ overflowWrap: "anywhere" }}>
        {task.template.name}
        {" · "}
        {task.model.name}
      </div>
      <WhyStopped task={task} className="card-why" />
      <Flex gap={12} align="center" style={{ margin: "6px 0 2px" }}>
        <div style={{ flex: 1 }}>
          <ProgressBar percent={task.progress} status={task.status} />
        </div>
        <span>
          {number(task.generated)}
          {"/"}
          {number(task.target)}
        </span>
      </Flex>
      <Flex justify="space-between" align="center" gap={8} wrap>
        <span className="soft task-small">
          {task.endedAt
            ? say("tasks.time.ended", { time: ago(task.endedAt) })
            : say("tasks.time.created", { time: ago(task.createdAt) })}
        </span>
        <TaskRowActions task={task} actions={actions} />
      </Flex>
    </>
  );
}
