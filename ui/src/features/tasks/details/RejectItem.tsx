import { Flex, Tag } from "antd";
import { RowCard } from "../../../shared/row/RowCard";
import { VotesView } from "../../../shared/row/VotesView";
import { useFormats, useText } from "../../../text/language";
import { ServiceText } from "../../../text/ServiceText";
import { useReason } from "../gates/gateTexts";
import type { RejectReason, TaskReject } from "./historyQueries";
import { RequestLink } from "./RequestLink";

/** A text that was not accepted: its reason, what is wrong with it, and the text as it came. */
export function RejectItem({ reject, linked = true }: { reject: TaskReject; linked?: boolean }) {
  const { time } = useFormats();
  const reasonOf = useReason();
  const head = (
    <>
      <Flex gap={8} align="center" wrap>
        <ReasonTag reason={reject.reason} />
        {time(reject.at)}
      </Flex>
      {linked && <RequestLink unit={reject.unit} />}
    </>
  );
  return (
    <li>
      <RowCard head={head} row={reject.text || null} raw clamped>
        <div style={{ marginBottom: 6 }}>
          <ServiceText text={reasonOf(reject.detail)} />
        </div>
        <VotesView votes={reject.votes} />
      </RowCard>
    </li>
  );
}

/** Why a text was not accepted, in a word; more where the pointer rests. */
function ReasonTag({ reason }: { reason: RejectReason }) {
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
