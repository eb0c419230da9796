import { Tag } from "antd";
import { useText } from "../../../text/language";
import type { RejectReason } from "./historyQueries";

/** Why a text was not accepted, in a word; more where the pointer rests. */
export function ReasonTag({ reason }: { reason: RejectReason }) {
  const say = useText();
  return (
    <Tag
      color={reason === "SURPLUS" ? "default" : "warning"}
      title={say(`task.reason.${reason}.more`)}
      style={{ marginInlineEnd: 0 }}
    >
      {say(`task.reason.${reason}`)}
    </Tag>
  );
}
