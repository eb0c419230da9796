import { Flex } from "antd";
import { JsonView } from "../../../shared/JsonView";
import { useFormats } from "../../../text/language";
import type { TaskReject } from "./historyQueries";
import { ReasonTag } from "./ReasonTag";
import { RequestLink } from "./RequestLink";

/** A text that was not accepted: its reason, what is wrong with it, and the text as it came. */
export function RejectItem({ reject, linked = true }: { reject: TaskReject; linked?: boolean }) {
  const { time } = useFormats();
  return (
    <li className="panel row-card">
      <div className="row-head soft">
        <Flex gap={8} align="center" wrap>
          <ReasonTag reason={reject.reason} />
          {time(reject.at)}
        </Flex>
        {linked && <RequestLink unit={reject.unit} />}
      </div>
      <div lang="en" style={{ marginBottom: 6 }}>
        {reject.detail}
      </div>
      {reject.text !== "" && <JsonView value={reject.text} height={150} />}
    </li>
  );
}
