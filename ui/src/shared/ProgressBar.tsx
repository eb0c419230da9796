import { useFormats, useText } from "../text/language";
import type { TaskStatus } from "./StatusTag";

/** A bar and its percentage, in the colour of the status. */
export function ProgressBar({ percent, status }: { percent: number; status: TaskStatus }) {
  const say = useText();
  const { percent: write } = useFormats();
  const text = write(percent);
  return (
    <div className="progress" data-status={status}>
      <div
        className="progress-track"
        role="progressbar"
        aria-label={say("tasks.column.progress")}
        aria-valuenow={percent}
        aria-valuetext={text}
      >
        <div className="progress-bar" style={{ width: `${Math.min(100, percent)}%` }} />
      </div>
      <span className="progress-text">{text}</span>
    </div>
  );
}
