import type { TableColumnsType } from "antd";
import { useMemo } from "react";
import { useFormats, useText } from "../../../text/language";
import type { Task } from "../taskQueries";
import type { TaskRequest } from "./historyQueries";
import { hasSeveral, sentTo } from "./pinnedModel";
import { RequestOf, RequestStates } from "./RequestLink";

/** The columns of the list of requests. */
export function useRequestColumns(models: Task["models"]): TableColumnsType<TaskRequest> {
  const say = useText();
  const { number, millis, dateTime, time } = useFormats();
  return useMemo(
    () => [
      { title: say("task.requests.unit"), render: (_, request) => <RequestOf request={request} /> },
      { title: say("task.requests.state"), render: (_, request) => <RequestStates request={request} /> },
      ...(hasSeveral(models)
        ? [
            {
              title: say("task.request.sentTo"),
              render: (_: unknown, { pin }: TaskRequest) => (
                <span className="anywhere">{sentTo(models, pin) ?? number(null)}</span>
              ),
            },
          ]
        : []),
      {
        title: say("task.requests.rows"),
        align: "end",
        render: (_, request) => say("task.requests.rows.value", { accepted: request.accepted, rows: request.rows }),
      },
      {
        title: say("word.latency"),
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
        render: (_, request) => (
          <span title={dateTime(request.at)} style={{ whiteSpace: "nowrap" }}>
            {time(request.at)}
          </span>
        ),
      },
    ],
    [models, say, number, millis, dateTime, time],
  );
}
