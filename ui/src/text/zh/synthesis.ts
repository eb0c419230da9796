import type { synthesis as english } from "../en/synthesis";
import type { Text } from "../types";

export const synthesis: { readonly [Key in keyof typeof english]: Text } = {
  "synthesis.title": "数据合成",
  "synthesis.tab.tasks": "任务",
  "synthesis.tab.templates": "指令模板",
  "synthesis.createTask": "创建任务",
  "synthesis.createTemplate": "创建模板",
};
