import { useQuery } from "@tanstack/react-query";
import { HistoryList } from "../../../shared/HistoryList";
import { useFormats, useText } from "../../../text/language";
import { ServiceText } from "../../../text/ServiceText";
import type { Task } from "../taskQueries";
import { failureColor } from "./failureColor";
import { logQuery } from "./historyQueries";
import { logKindText } from "./logKindText";
import { OrderSwitch } from "./OrderSwitch";
import { useHistoryAddress } from "./useHistoryAddress";

/** What happened besides answers. */
export function LogTab({ task }: { task: Task }) {
  const say = useText();
  const { dateTime, time } = useFormats();
  const { address, wanted } = useHistoryAddress([], 50);
  const log = useQuery(logQuery(task.id, wanted));
  return (
    <>
      <div className="toolbar">
        <OrderSwitch address={address} />
      </div>
      <HistoryList
        className="panel log"
        label={say("task.tab.log")}
        query={log}
        address={address}
        item={(entry) => (
          <li key={entry.id} className="log-entry">
            <span className="soft" title={dateTime(entry.at)}>
              {time(entry.at)}
            </span>
            <span style={{ color: failureColor(entry.kind) }}>{logKindText(entry.kind, say)}</span>
            <span>
              <ServiceText text={entry} />
            </span>
          </li>
        )}
        emptyTitle={say("task.log.none")}
        emptyMore={say("task.log.none.more")}
      />
    </>
  );
}
