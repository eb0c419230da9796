import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { DownloadMenu } from "../../../shared/DownloadMenu";
import { HistoryList } from "../../../shared/QueriedPage";
import { useRowsView } from "../../../shared/useRowsView";
import { useFormats, useText } from "../../../text/language";
import type { Task } from "../taskQueries";
import { OrderSwitch, useHistoryAddress } from "./historyAddress";
import { countOf, REASONS, rejectsQuery, rowsQuery } from "./historyQueries";
import { RejectItem } from "./RejectItem";
import { TaskRowCard } from "./TaskRowCard";

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

const REASON_FILTER = ["reason"];

export function RejectsTab({ task }: { task: Task }) {
  const say = useText();
  const { number } = useFormats();
  const { address, wanted } = useHistoryAddress(REASON_FILTER);
  const reason = REASONS.find((it) => it === address.filter("reason")[0]);
  const rejects = useQuery(rejectsQuery(task.id, wanted, reason));
  const options = REASONS.filter((it) => countOf(task, it) > 0 || it === reason).map((it) => ({
    value: it,
    label: say("word.counted", { word: say(`task.reason.${it}`), count: number(countOf(task, it)) }),
  }));
  return (
    <>
      <div className="toolbar">
        <Select
          aria-label={say("task.reason")}
          placeholder={say("task.reason")}
          allowClear
          value={reason}
          options={options}
          notFoundContent={say("task.rejects.none")}
          popupMatchSelectWidth={false}
          style={{ minWidth: 200 }}
          onChange={(value) => address.set({ reason: value })}
        />
        <OrderSwitch address={address} />
        <DownloadMenu
          label={say("task.rejects.download")}
          address={(format) =>
            `/api/v1/data-synthesis/tasks/${task.id}/rejects/download?format=${format}${reason ? `&reason=${reason}` : ""}`
          }
          disabled={rejects.data?.totalElements === 0}
        />
        {task.surplus > 0 && (
          <span className="soft" style={{ alignSelf: "center" }}>
            {say("task.rejects.surplus", { count: task.surplus })}
          </span>
        )}
      </div>
      <HistoryList
        className="rows"
        label={say("task.tab.rejects")}
        query={rejects}
        address={address}
        item={(reject) => <RejectItem key={reject.number} reject={reject} />}
        emptyTitle={say("task.rejects.none")}
        emptyMore={say("task.rejects.none.more")}
      />
    </>
  );
}
