import { useQuery } from "@tanstack/react-query";
import { HistoryList } from "../../../shared/HistoryList";
import { useRowsView } from "../../../shared/useRowsView";
import { useText } from "../../../text/language";
import type { Task } from "../taskQueries";
import { OrderSwitch, useHistoryAddress } from "./historyAddress";
import { rowsQuery } from "./historyQueries";
import { TaskRowCard } from "./TaskRowCard";

/** All accepted rows. */
export function RowsTab({ task }: { task: Task }) {
  const say = useText();
  const { address, wanted } = useHistoryAddress();
  const rows = useQuery(rowsQuery(task.id, wanted));
  const { raw, viewSwitch } = useRowsView();
  return (
    <>
      <div className="toolbar">
        {viewSwitch}
        <OrderSwitch address={address} />
      </div>
      <HistoryList
        className="rows"
        label={say("task.tab.rows")}
        query={rows}
        address={address}
        item={(row) => <TaskRowCard key={row.ordinal} row={row} raw={raw} />}
        emptyTitle={say("task.rows.none")}
        emptyMore={say("datasets.rows.none")}
      />
    </>
  );
}
