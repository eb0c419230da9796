import type { Schemas } from "../../api/client";
import type { Said } from "../../text/service/said";

/** Whether a problem is at a line of its text that its own sentences do not name. */
export function saysNoLine({ textLine, ...said }: Pick<Schemas["TemplateProblem"], "textLine" | keyof Said>): boolean {
  const all = [said, ...((said.values.sentences as Said[] | undefined) ?? [])];
  return typeof textLine === "number" && all.every(({ values }) => values.line !== textLine);
}
