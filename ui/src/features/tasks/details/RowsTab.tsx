import { useQuery } from "@tanstack/react-query";
import { Segmented } from "antd";
import { HistoryList } from "../../../shared/HistoryList";
import { ProblemAlert } from "../../../shared/ProblemAlert";
import { useStored } from "../../../shared/useStored";
import { useText } from "../../../text/language";
import type { Task } from "../taskQueries";
import { rowsQuery } from "./historyQueries";
import { OrderSwitch } from "./OrderSwitch";
import { TaskRowCard } from "./TaskRowCard";
import { useHistoryAddress } from "./useHistoryAddress";

/** All accepted rows. */
export function RowsTab({ task }: { task: Task }) {
  const say = useText();
  const { address, wanted } = useHistoryAddress();
  const rows = useQuery(rowsQuery(task.id, wanted));
  const [view, setView] = useStored("winnow.rows.view", ["cards", "json"], "cards");
  return (
    <>
      <div className="toolbar">
        <Segmented
          aria-label={say("task.rows.view")}
          value={view}
          options={[
            { value: "cards", label: say("task.rows.cards") },
            { value: "json", label: say("task.rows.json") },
          ]}
          onChange={(value) => setView(value as "cards" | "json")}
        />
        <OrderSwitch address={address} />
      </div>
      <ProblemAlert error={rows.error} onRetry={() => void rows.refetch()} />
      {!rows.isError && (
        <HistoryList
          className="rows"
          label={say("task.tab.rows")}
          page={rows.data}
          address={address}
          item={(row) => <TaskRowCard key={row.id} row={row} raw={view === "json"} />}
          emptyTitle={say("task.rows.none")}
          emptyMore={say("task.rows.none.more")}
        />
      )}
    </>
  );
}
