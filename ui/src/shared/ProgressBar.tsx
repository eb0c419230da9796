import { Progress } from "antd";
import { useFormats } from "../text/language";
import type { TaskStatus } from "./StatusTag";

interface Props {
  /** 0 to 100. */
  readonly percent: number;
  readonly status: TaskStatus;
}

const COLORS: Partial<Record<TaskStatus, string>> = {
  COMPLETED: "var(--good)",
  PARTIAL: "var(--warn)",
  PAUSED: "var(--warn)",
  FAILED: "var(--bad)",
  CANCELLED: "var(--text-soft)",
};

/** A bar and its percentage, in the colour of the status. */
export function ProgressBar({ percent, status }: Props) {
  const { percent: write } = useFormats();
  return (
    <Progress
      percent={percent}
      size="small"
      strokeColor={COLORS[status] ?? "var(--primary)"}
      format={() => write(percent)}
      style={{ margin: 0, minWidth: 120 }}
    />
  );
}
