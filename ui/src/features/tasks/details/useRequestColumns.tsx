import type { TableColumnsType } from "antd";
import { useMemo } from "react";
import { useFormats, useText } from "../../../text/language";
import type { TaskRequest } from "./historyQueries";
import { RequestLink } from "./RequestLink";
import { RequestStateTag } from "./RequestStateTag";

/** The columns of the list of requests. */
export function useRequestColumns(): TableColumnsType<TaskRequest & { id: string }> {
  const say = useText();
  const { number, millis, dateTime, time } = useFormats();
  return useMemo(
    () => [
      { title: say("task.requests.unit"), render: (_, request) => <RequestLink unit={request.unit} /> },
      { title: say("task.requests.state"), render: (_, request) => <RequestStateTag state={request.state} /> },
      {
        title: say("task.requests.rows"),
        align: "end",
        render: (_, request) => say("task.requests.rows.value", { accepted: request.accepted, rows: request.rows }),
      },
      {
        title: say("task.requests.latency"),
        align: "end",
        render: (_, request) => millis(request.state === "FAILED" ? null : request.latencyMillis),
      },
      {
        title: say("task.requests.tokens"),
        align: "end",
        render: (_, request) => `${number(request.usage.inputTokens)} / ${number(request.usage.outputTokens)}`,
      },
      {
        title: say("task.requests.at"),
        render: (_, request) => <span title={dateTime(request.at)}>{time(request.at)}</span>,
      },
    ],
    [say, number, millis, dateTime, time],
  );
}
