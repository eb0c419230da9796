import { useQuery } from "@tanstack/react-query";
import { HistoryList } from "../../../shared/QueriedPage";
import { knownText } from "../../../text/known";
import { useFormats, useText } from "../../../text/language";
import { ServiceText } from "../../../text/ServiceText";
import type { Task } from "../taskQueries";
import { OrderSwitch, useHistoryAddress } from "./historyAddress";
import { logQuery } from "./historyQueries";

const BAD = ["FAILED", "GIVEN_UP", "JOURNAL"];
const WARN = ["THROTTLED", "RETRYING", "PARTIAL", "PAUSED", "STOPPING", "WARNING"];

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
          <li key={entry.number} className="log-entry">
            <span className="soft" title={dateTime(entry.at)}>
              {time(entry.at)}
            </span>
            <span style={{ color: colorOf(entry.kind) }}>
              {knownText(say, `task.log.kind.${entry.kind}`, entry.kind)}
            </span>
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

/** The colour of an entry; undefined for what is neither bad nor a warning. */
function colorOf(kind: string): string | undefined {
  return BAD.includes(kind) ? "var(--bad)" : WARN.includes(kind) ? "var(--warn)" : undefined;
}
