import { Flex } from "antd";
import { RowCard } from "../../../shared/row/RowCard";
import { useFormats } from "../../../text/language";
import { ServiceText } from "../../../text/ServiceText";
import type { TaskReject } from "./historyQueries";
import { ReasonTag } from "./ReasonTag";
import { RequestLink } from "./RequestLink";

/** A text that was not accepted: its reason, what is wrong with it, and the text as it came. */
export function RejectItem({ reject, linked = true }: { reject: TaskReject; linked?: boolean }) {
  const { time } = useFormats();
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
          <ServiceText text={reject.detail} />
        </div>
      </RowCard>
    </li>
  );
}
