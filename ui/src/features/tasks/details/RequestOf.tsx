import { Flex } from "antd";
import { useText } from "../../../text/language";
import type { TaskRequest } from "./historyQueries";
import { RequestLink } from "./RequestLink";
import { RequestStateTag } from "./RequestStateTag";

/** Leads to a request as it was sent then. */
export function RequestOf({ request: { unit, pin, sentAgain } }: { request: TaskRequest }) {
  return <RequestLink unit={unit} pin={sentAgain ? pin : undefined} />;
}

/** What became of a request, and whether it was sent again since with another model or other settings. */
export function RequestStates({ request: { state, sentAgain } }: { request: TaskRequest }) {
  const say = useText();
  return (
    <Flex gap={4} wrap align="center">
      <RequestStateTag state={state} />
      {sentAgain && <span className="soft task-small">{say("task.requests.sentAgain")}</span>}
    </Flex>
  );
}
