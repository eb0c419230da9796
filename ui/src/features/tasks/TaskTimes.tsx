import { useAgo } from "../../shared/clock";
import { useFormats, useText } from "../../text/language";
import { useServiceText } from "../../text/ServiceText";
import { whyStopped } from "./taskMoves";
import type { Task } from "./taskQueries";

/** When it was made, and when it began or ended; the exact moments where the pointer rests. */
export function TaskTimes({ task }: { task: Task }) {
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
export function WhyStopped({ task, className }: { task: Task; className: string }) {
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
