import { useFormats } from "../../text/language";

interface Props {
  /** What goes on. */
  readonly label: string;
  /** From 0 to 1. */
  readonly progress: number;
}

/** How far something is that the service does, or the browser. */
export function ProgressLine({ label, progress }: Props) {
  const { percent } = useFormats();
  const value = Math.min(100, Math.max(0, Math.round(progress * 100)));
  return (
    <div className="progress" data-status="RUNNING">
      <div
        className="progress-track"
        role="progressbar"
        aria-label={label}
        aria-valuenow={value}
        aria-valuetext={percent(value)}
      >
        <div className="progress-bar" style={{ width: `${value}%` }} />
      </div>
      <span className="progress-text">{percent(value)}</span>
    </div>
  );
}
