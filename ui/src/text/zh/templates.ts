import type { templates as english } from "../en/templates";
import type { Text } from "../types";

/** 指令模板。 */
export const templates: { readonly [Key in keyof typeof english]: Text } = {
  "templates.title": "指令模板",
  "templates.empty": "还没有模板",
  "templates.empty.more": "模板是带有花括号变量（例如 {example}）的提示词。",
  "templates.new.title": "创建模板",
  "templates.details.title": "模板",
};
