import { useQuery } from "@tanstack/react-query";
import { Flex, type TableColumnsType } from "antd";
import { useMemo } from "react";
import { Link } from "react-router";
import { useAgo } from "../../shared/clock";
import { ListTable } from "../../shared/ListTable";
import { ProgressBar } from "../../shared/ProgressBar";
import { StatusTag } from "../../shared/StatusTag";
import { useKeptList, useListAddress } from "../../shared/useListAddress";
import { useFormats, useText } from "../../text/language";
import { KindTag } from "./KindTag";
import { TASK_FILTERS, TaskFilters } from "./TaskFilters";
import { TaskScore } from "./TaskScore";
import { TasksEmpty } from "./TasksEmpty";
import { TaskRowActions } from "./taskEntry";
import { TASK_KINDS, type Task, tasksQuery } from "./taskQueries";
import { type TaskActions, useTaskActions } from "./useTaskActions";
import { useTasksLive } from "./useTasksLive";
import "./tasks.css";
import { useServiceText } from "../../text/ServiceText";
import { whyStopped } from "./taskMoves";

/** The list of tasks, as they go on. */
export function Component() {
  const say = useText();
  const address = useListAddress({ sort: "createdAt,desc", filters: TASK_FILTERS });
  const [templateId] = address.filter("templateId");
  const [modelId] = address.filter("modelId");
  const kind = TASK_KINDS.find((it) => it === address.filter("kind")[0]);
  const status = address.filter("status");
  const tasks = useQuery(tasksQuery({ ...address.wanted, status, kind, templateId, modelId }));
  const { actions } = useTaskActions();
  const columns = useTaskColumns(actions);
  useTasksLive();
  useKeptList();
  const none = tasks.data?.totalElements === 0 && !address.isFiltered;
  return (
    <>
      {!none && <TaskFilters address={address} shown={tasks.data?.content ?? []} />}
      <ListTable
        label={say("tasks.title")}
        query={tasks}
        address={address}
        columns={columns}
        card={(task) => <TaskCard task={task} actions={actions} />}
        empty={<TasksEmpty />}
      />
    </>
  );
}

function useTaskColumns(actions: TaskActions): TableColumnsType<Task> {
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
            <KindTag task={task} />
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
          <div style={{ maxWidth: "clamp(100px, 8.5vw, 260px)" }}>
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
        title: say("evaluation.score"),
        align: "end",
        render: (_, task) => <TaskScore task={task} />,
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

/** A task in a narrow window. */
function TaskCard({ task, actions }: { task: Task; actions: TaskActions }) {
  const say = useText();
  const { number } = useFormats();
  const ago = useAgo();
  return (
    <>
      <Flex justify="space-between" gap={8} align="flex-start">
        <Link to={`/data/synthesis/tasks/${task.id}`} className="task-name" style={{ minWidth: 0 }}>
          {task.name} <KindTag task={task} />
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
        <Flex align="center" gap={8}>
          <TaskScore task={task} />
          <TaskRowActions task={task} actions={actions} />
        </Flex>
      </Flex>
    </>
  );
}

/** When it was made, and when it began or ended; the exact moments where the pointer rests. */
function TaskTimes({ task }: { task: Task }) {
  const say = useText();
  const { dateTime } = useFormats();
  const ago = useAgo();
  const exact = [
    say("tasks.time.created", { time: dateTime(task.createdAt) }),
    task.startedAt && say("tasks.time.started", { time: dateTime(task.startedAt) }),
    task.endedAt && say("tasks.time.ended", { time: dateTime(task.endedAt) }),
  ];
  return (
    <div title={exact.filter(Boolean).join("\n")} style={{ whiteSpace: "nowrap" }}>
      <div>{ago(task.createdAt)}</div>
      <div className="soft task-small">
        {task.endedAt
          ? say("tasks.time.ended", { time: ago(task.endedAt) })
          : task.startedAt
            ? say("tasks.time.started", { time: ago(task.startedAt) })
            : say("tasks.time.never")}
      </div>
    </div>
  );
}

/** Why a task of a list stands still, where nobody made it; all of it where the pointer rests. */
function WhyStopped({ task, className }: { task: Task; className: string }) {
  const inWords = useServiceText();
  const why = whyStopped(task);
  if (why === null) {
    return null;
  }
  const said = inWords(why);
  return (
    <div className={`soft task-small ${className}`} title={said}>
      {said}
    </div>
  );
}
