import { useQuery } from "@tanstack/react-query";
import { Skeleton } from "antd";
import { useParams } from "react-router";
import { PageHeader } from "../../shared/PageHeader";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { useText } from "../../text/language";
import { newestQuery } from "./details/newestQuery";
import { TaskDetails } from "./details/TaskDetails";
import { useTaskLive } from "./details/useTaskLive";
import { taskQuery } from "./taskQueries";
import "./tasks.css";

/** A task's details: `/data/synthesis/tasks/ID/TAB`. */
export function Component() {
  const { id = "", tab } = useParams();
  return <Followed key={id} id={id} tab={tab} />;
}

function Followed({ id, tab }: { id: string; tab: string | undefined }) {
  const say = useText();
  const task = useQuery(taskQuery(id));
  const live = useTaskLive(id, newestQuery(id).queryKey);
  if (task.data && !task.error) {
    return <TaskDetails task={task.data} live={live} tab={tab} />;
  }
  return (
    <>
      <PageHeader title={task.data?.name ?? say("tasks.details.title")} back="/data/synthesis/tasks" />
      <ProblemAlert error={task.error} onRetry={() => void task.refetch()} />
      {!task.error && <Skeleton active paragraph={{ rows: 8 }} />}
    </>
  );
}
