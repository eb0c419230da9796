import { useQuery } from "@tanstack/react-query";
import { useParams } from "react-router";
import { LoadingPage } from "../../shared/LoadingPage";
import { useText } from "../../text/language";
import { newestQuery } from "./details/historyQueries";
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
  return task.data && !task.error ? (
    <TaskDetails task={task.data} live={live} tab={tab} />
  ) : (
    <LoadingPage title={task.data?.name ?? say("tasks.details.title")} back="/data/synthesis/tasks" query={task} />
  );
}
