import { Tag } from "antd";
import { knownText } from "../../text/known";
import { useText } from "../../text/language";
import type { Task } from "./taskQueries";

/** What kind of task it is, where it is not an ordinary one. */
export function KindTag({ task: { kind } }: { task: Task }) {
  const say = useText();
  return kind === undefined || kind === "SINGLE" ? null : (
    <Tag className="kind-tag">{knownText(say, `task.kind.${kind}`, kind)}</Tag>
  );
}
