import type { tasks as english } from "../en/tasks";
import type { Text } from "../types";

/** 合成任务。 */
export const tasks: { readonly [Key in keyof typeof english]: Text } = {
  "task.status.PENDING": "等待中",
  "task.status.RUNNING": "运行中",
  "task.status.PAUSED": "已暂停",
  "task.status.COMPLETED": "已完成",
  "task.status.PARTIAL": "部分完成",
  "task.status.FAILED": "失败",
  "task.status.CANCELLED": "已取消",

  "task.kind.SINGLE": "单一任务",
  "task.kind.PROPORTIONAL": "按比例任务",
  "task.kind.MIX": "混合任务",

  "tasks.title": "任务",
  "tasks.empty": "还没有任务",
  "tasks.empty.more": "任务用参数填充模板并发送给模型，直到获得您所需数量的数据行。",
  "tasks.details.title": "任务",
};
