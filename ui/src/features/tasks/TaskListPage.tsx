import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { ListTable } from "../../shared/ListTable";
import { useKeptList, useListAddress } from "../../shared/useListAddress";
import { useText } from "../../text/language";
import { TaskCard } from "./TaskCard";
import { TASK_FILTERS, TaskFilters } from "./TaskFilters";
import { TasksEmpty } from "./TasksEmpty";
import { tasksQuery } from "./taskQueries";
import "./tasks.css";
import { useTaskActions } from "./useTaskActions";
import { useTaskColumns } from "./useTaskColumns";
import { useTasksLive } from "./useTasksLive";

/** The list of tasks, as they go on. */
export function Component() {
  const say = useText();
  const address = useListAddress({ sort: "createdAt,desc", filters: TASK_FILTERS });
  const { q, page, size, sort } = address;
  const wanted = useMemo(
    () => ({
      q,
      page,
      size,
      sort,
      status: address.filter("status"),
      templateId: address.filter("templateId")[0],
      modelId: address.filter("modelId")[0],
    }),
    [q, page, size, sort, address],
  );
  const tasks = useQuery(tasksQuery(wanted));
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
