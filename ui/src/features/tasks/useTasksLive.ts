import { useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import type { StreamEvent } from "../../api/eventStream";
import { useGentleRefetch } from "../../api/listEvents";
import { useStream } from "../../api/useStream";
import { readNews } from "./taskNews";
import { keepTasks, TASK_LIST, TASKS, type TaskStatus, taskQuery } from "./taskQueries";

const URL = "/api/v1/data-synthesis/tasks/stream";

/**
 * Keeps every cached list of tasks as the service has it. A task that is shown is changed where it stands; the list is
 * fetched again only for what changes which tasks belong into it: a new one, a deleted one, another status.
 */
export function useTasksLive(): void {
  const client = useQueryClient();
  const refetch = useGentleRefetch(TASK_LIST);
  const seen = useRef(new Map<string, TaskStatus>());

  const onEvents = (events: readonly StreamEvent[]) => {
    const { changed, gone, reset } = readNews(events);
    if (reset) {
      void client.invalidateQueries({ queryKey: TASKS });
    }
    for (const id of gone) {
      client.removeQueries({ queryKey: taskQuery(id).queryKey, type: "inactive" });
    }
    let moved = gone.length > 0;
    const shown = keepTasks(client, changed);
    for (const task of changed.values()) {
      const before = seen.current.get(task.id);
      moved ||= before === undefined ? !shown : before !== task.status;
      seen.current.set(task.id, task.status);
    }
    if (moved) {
      refetch();
    }
  };
  useStream({ url: URL, onEvents, onBegin: refetch });
}
