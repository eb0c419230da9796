import { Flex, Tag } from "antd";
import { Link, useLocation, useSearchParams } from "react-router";
import { withParts } from "../../../shared/useAddress";
import { useText } from "../../../text/language";
import type { Say } from "../../../text/types";
import type { RequestState, TaskRequest } from "./historyQueries";

interface Props {
  readonly unit: string;
  /** As it was sent with these settings, where it was sent again since. */
  readonly pin?: number | undefined;
}

/** Leads to a request, which opens over what is shown: `?request=UNIT`, or `?request=UNIT&pin=NUMBER`. */
export function RequestLink({ unit, pin }: Props) {
  const say = useText();
  const { pathname } = useLocation();
  const [params] = useSearchParams();
  return (
    <Link
      to={{ pathname, search: `?${withParts(params, { request: unit, pin })}` }}
      preventScrollReset
      className="mono"
      style={{ whiteSpace: "nowrap" }}
      title={say("task.row.request")}
    >
      {unit}
    </Link>
  );
}

/** What rows a request brought: accepted ones, or others' rows that it classified. */
export function rowsText({ unit, accepted, rows }: TaskRequest, say: Say): string {
  return unit.startsWith("label-")
    ? say("task.requests.rows.classified", { count: rows })
    : say("task.requests.rows.value", { accepted, rows });
}

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

const COLORS: Record<RequestState, string> = {
  ANSWERED: "success",
  CUT: "warning",
  REFUSED: "warning",
  FAILED: "error",
};

export function RequestStateTag({ state }: { state: RequestState }) {
  const say = useText();
  return (
    <Tag color={COLORS[state]} style={{ marginInlineEnd: 0 }}>
      {say(`task.requests.state.${state}`)}
    </Tag>
  );
}
