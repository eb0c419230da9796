import { useQuery } from "@tanstack/react-query";
import { Flex, Select } from "antd";
import { EmptyState } from "../../../shared/EmptyState";
import { ListTable } from "../../../shared/ListTable";
import { useFormats, useText } from "../../../text/language";
import type { Task } from "../taskQueries";
import { OrderSwitch, useHistoryAddress } from "./historyAddress";
import { requestsQuery, STATES } from "./historyQueries";
import { InFlight } from "./InFlight";
import { hasSeveral, sentTo } from "./pinnedModel";
import { RequestOf, RequestStates } from "./RequestLink";
import { useRequestColumns } from "./useRequestColumns";

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
                {": "}
                {sentTo(task.models, request.pin)}
              </div>
            )}
            <div className="soft">
              {say("task.requests.rows")}
              {": "}
              {say("task.requests.rows.value", { accepted: request.accepted, rows: request.rows })}
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
