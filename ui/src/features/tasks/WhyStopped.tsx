import { useServiceText } from "../../text/useServiceText";
import { whyStopped } from "./taskMoves";
import type { Task } from "./taskQueries";

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
