import {
  CheckCircleOutlined,
  ClockCircleOutlined,
  CloseCircleOutlined,
  ExclamationCircleOutlined,
  PauseCircleOutlined,
  StopOutlined,
  SyncOutlined,
} from "@ant-design/icons";
import { Tag } from "antd";
import type { ReactNode } from "react";
import type { Schemas } from "../api/client";
import { useText } from "../text/language";

export type TaskStatus = Schemas["Task"]["status"];

const LOOKS: Record<TaskStatus, { color: string; icon: ReactNode }> = {
  PENDING: { color: "default", icon: <ClockCircleOutlined aria-hidden /> },
  RUNNING: { color: "processing", icon: <SyncOutlined spin /> },
  PAUSED: { color: "warning", icon: <PauseCircleOutlined aria-hidden /> },
  COMPLETED: { color: "success", icon: <CheckCircleOutlined aria-hidden /> },
  PARTIAL: { color: "warning", icon: <ExclamationCircleOutlined aria-hidden /> },
  FAILED: { color: "error", icon: <CloseCircleOutlined aria-hidden /> },
  CANCELLED: { color: "default", icon: <StopOutlined aria-hidden /> },
};

/** Where a task stands, in colour, sign and word. */
export function StatusTag({ status }: { status: TaskStatus }) {
  const say = useText();
  const { color, icon } = LOOKS[status];
  return (
    <Tag color={color} icon={icon} style={{ marginInlineEnd: 0 }}>
      {say(`task.status.${status}`)}
    </Tag>
  );
}
