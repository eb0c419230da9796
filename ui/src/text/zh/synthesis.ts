import type { synthesis as english } from "../en/synthesis";
import type { Text } from "../types";

export const synthesis: { readonly [Key in keyof typeof english]: Text } = {
  "synthesis.title": "数据合成",
  "synthesis.createTask": "创建任务",
  "synthesis.createTemplate": "创建模板",
};
