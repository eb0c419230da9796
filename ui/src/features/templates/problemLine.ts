import type { Schemas } from "../../api/client";

/** Whether a problem is at a line of its text that its own sentence does not name. */
export function saysNoLine({ textLine, message }: Pick<Schemas["TemplateProblem"], "textLine" | "message">): boolean {
  return typeof textLine === "number" && !new RegExp(`\\blines? ${textLine}\\b`, "i").test(message);
}
