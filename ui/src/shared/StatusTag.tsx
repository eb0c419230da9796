import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  CloseCircleOutlined,
  ExclamationCircleOutlined,
  PauseCircleOutlined,
  StopOutlined,
  SyncOutlined,
} from "@ant-design/icons";
import type { ReactNode } from "react";
import type { Schemas } from "../api/client";
import { useText } from "../text/language";

export type TaskStatus = Schemas["Task"]["status"];

const SIGNS: Record<TaskStatus, ReactNode> = {
  PENDING: <ClockCircleOutlined aria-hidden />,
  RUNNING: <SyncOutlined spin aria-hidden />,
  PAUSED: <PauseCircleOutlined aria-hidden />,
  COMPLETED: <CheckCircleOutlined aria-hidden />,
  PARTIAL: <ExclamationCircleOutlined aria-hidden />,
  FAILED: <CloseCircleOutlined aria-hidden />,
  CANCELLED: <StopOutlined aria-hidden />,
};

/** Where a task stands, in colour, sign and word. */
export function StatusTag({ status }: { status: TaskStatus }) {
  const say = useText();
  return (
    <span className="status" data-status={status}>
      {SIGNS[status]} {say(`task.status.${status}`)}
    </span>
  );
}
