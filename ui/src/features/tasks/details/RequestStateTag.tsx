import { Tag } from "antd";
import { useText } from "../../../text/language";
import type { RequestState } from "./historyQueries";

const COLORS: Record<RequestState, string> = {
  ANSWERED: "success",
  CUT: "warning",
  REFUSED: "warning",
  FAILED: "error",
};

/** What became of a request. */
export function RequestStateTag({ state }: { state: RequestState }) {
  const say = useText();
  return (
    <Tag color={COLORS[state]} style={{ marginInlineEnd: 0 }}>
      {say(`task.requests.state.${state}`)}
    </Tag>
  );
}
