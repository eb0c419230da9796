import { useQuery } from "@tanstack/react-query";
import { Flex, Select, type TableColumnsType } from "antd";
import { useMemo } from "react";
import { useMillisSince } from "../../../shared/clock";
import { EmptyState } from "../../../shared/EmptyState";
import { ListTable } from "../../../shared/ListTable";
import { useFormats, useText } from "../../../text/language";
import type { Task } from "../taskQueries";
import { OrderSwitch, useHistoryAddress } from "./historyAddress";
import { inFlightQuery, requestsQuery, STATES, type TaskRequest } from "./historyQueries";
import { hasSeveral, sentTo } from "./pinnedModel";
import { RequestOf, RequestStates, rowsText } from "./RequestLink";

const FILTERS = ["state"];

/** All requests; each opens with its prompt and its answer. */
export function RequestsTab({ task }: { task: Task }) {
  const say = useText();
  const { millis, time } = useFormats();
  const { address, wanted } = useHistoryAddress(FILTERS);
  const state = STATES.find((it) => it === address.filter("state")[0]);
  const requests = useQuery(requestsQuery(task.id, wanted, state));
  const columns = useRequestColumns(task.models);
  return (
    <>
      <div className="toolbar">
        <Select
          aria-label={say("task.requests.state")}
          placeholder={say("task.requests.state")}
          allowClear
          value={state}
          options={STATES.map((it) => ({ value: it, label: say(`task.requests.state.${it}`) }))}
          style={{ minWidth: 160 }}
          onChange={(value) => address.set({ state: value })}
        />
        <OrderSwitch address={address} />
        <InFlight task={task} />
      </div>
      <ListTable
        label={say("task.tab.requests")}
        query={requests}
        address={address}
        keyOf={({ unit, pin }) => `${unit} ${pin}`}
        columns={columns}
        card={(request) => (
          <>
            <Flex justify="space-between" gap={8}>
              <RequestOf request={request} />
              <RequestStates request={request} />
            </Flex>
            {hasSeveral(task.models) && (
              <div className="soft anywhere">
                {say("task.request.sentTo")}
                {say("word.colon")}
                {sentTo(task.models, request.pin)}
              </div>
            )}
            <div className="soft">
              {say("task.requests.rows")}
              {say("word.colon")}
              {rowsText(request, say)}
              {" · "}
              {millis(request.state === "FAILED" ? null : request.latencyMillis)}
              {" · "}
              {time(request.at)}
            </div>
          </>
        )}
        empty={<EmptyState title={say("task.requests.none")} more={say("task.requests.none.more")} />}
      />
    </>
  );
}

function useRequestColumns(models: Task["models"]): TableColumnsType<TaskRequest> {
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
        render: (_, request) => rowsText(request, say),
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

/** How many requests are out, and since when the longest is. */
function InFlight({ task }: { task: Task }) {
  const say = useText();
  const flying = useQuery({ ...inFlightQuery(task.id), enabled: task.status === "RUNNING" });
  const requests = task.status === "RUNNING" ? flying.data?.inFlight : undefined;
  if (!requests) {
    return null;
  }
  const longest = requests[0];
  return (
    <span className="soft" style={{ alignSelf: "center" }}>
      {say("task.requests.inFlight", { count: requests.length })}
      {longest && (
        <>
          {" · "}
          <Longest since={longest.since} />
        </>
      )}
    </span>
  );
}

function Longest({ since }: { since: string }) {
  const say = useText();
  const { duration } = useFormats();
  return say("task.requests.inFlight.longest", { time: duration(Math.floor(useMillisSince(since) / 1000)) });
}
