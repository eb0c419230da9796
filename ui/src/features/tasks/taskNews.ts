import type { StreamEvent } from "../../api/eventStream";
import type { Task } from "./taskQueries";

/** What the stream of the list says; after a reset everything known of tasks has to be read again. */
export function readNews(events: readonly StreamEvent[]) {
  const changed = new Map<string, Task>();
  const gone: string[] = [];
  let reset = false;
  for (const { type, data } of events) {
    if (type === "task") {
      const task = JSON.parse(data) as Task;
      changed.set(task.id, task);
    } else if (type === "deleted") {
      const { id } = JSON.parse(data) as { id: string };
      changed.delete(id);
      gone.push(id);
    } else if (type === "reset") {
      reset = true;
    }
  }
  return { changed, gone, reset };
}
