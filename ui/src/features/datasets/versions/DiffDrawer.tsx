import { useInfiniteQuery } from "@tanstack/react-query";
import { Button, Skeleton } from "antd";
import { EmptyState } from "../../../shared/EmptyState";
import { ProblemAlert } from "../../../shared/ProblemAlert";
import { SideDrawer } from "../../../shared/SideDrawer";
import { useFormats, useText } from "../../../text/language";
import { diffQuery } from "../rowQueries";
import type { DiffSlice, RowChange } from "../types";
import { changedFields, written } from "./changedFields";
import "../../../shared/diff.css";

interface Props {
  readonly datasetId: string;
  readonly from: number | null;
  readonly to: number | null;
  readonly onClose: () => void;
}

/** What differs between two versions. */
export function DiffDrawer({ datasetId, from, to, onClose }: Props) {
  const say = useText();
  const open = from !== null && to !== null;
  return (
    <SideDrawer
      open={open}
      destroyOnHidden
      size="min(960px, 92vw)"
      title={open && say("datasets.diff.title", { from, to })}
      onClose={onClose}
    >
      {open && <Diff datasetId={datasetId} from={from} to={to} />}
    </SideDrawer>
  );
}

function Diff({ datasetId, from, to }: { datasetId: string; from: number; to: number }) {
  const say = useText();
  const diff = useInfiniteQuery(diffQuery(datasetId, from, to));
  const slices = diff.data?.pages ?? [];
  const [first] = slices;
  const changes = slices.flatMap(({ content }) => content);
  return (
    <>
      <ProblemAlert error={diff.error} onRetry={() => void diff.refetch()} />
      {diff.isPending && <Skeleton active />}
      {first && <Counts diff={first} />}
      {first && changes.length === 0 && <EmptyState title={say("datasets.diff.same")} />}
      {changes.map((change) => (
        <Change key={change.ordinal} change={change} />
      ))}
      {diff.hasNextPage && (
        <Button loading={diff.isFetchingNextPage} onClick={() => void diff.fetchNextPage()}>
          {say("datasets.diff.more")}
        </Button>
      )}
    </>
  );
}

/** How many rows and which columns differ. */
function Counts({ diff: { added, removed, edited, columns } }: { diff: DiffSlice }) {
  const say = useText();
  const { number, list } = useFormats();
  return (
    <div style={{ marginBottom: 12 }}>
      <p className="parts" style={{ margin: 0 }}>
        <span>{say("datasets.diff.added", { count: number(added) })}</span>
        <span>{say("datasets.diff.removed", { count: number(removed) })}</span>
        <span>{say("datasets.diff.edited", { count: number(edited) })}</span>
      </p>
      {columns.added.length > 0 && (
        <div className="soft">{say("datasets.diff.columns.added", { names: list(columns.added) })}</div>
      )}
      {columns.removed.length > 0 && (
        <div className="soft">{say("datasets.diff.columns.removed", { names: list(columns.removed) })}</div>
      )}
    </div>
  );
}

/** A row that differs: of one that was edited, only the fields that do. */
function Change({ change }: { change: RowChange }) {
  const say = useText();
  const { number } = useFormats();
  return (
    <section className="panel" style={{ marginBottom: 8, minWidth: 0 }}>
      <div className="diff-head">
        {"#"}
        {number(change.ordinal)} <span className="soft">{say(`datasets.diff.${change.change}`)}</span>
      </div>
      <div className="diff-lines mono">
        {changedFields(change).map(({ field, before, after }) => (
          <div key={field} style={{ padding: 0 }}>
            <div className="soft">{field}</div>
            {before !== undefined && (
              <div className="diff-removed">
                {"- "}
                {written(before)}
              </div>
            )}
            {after !== undefined && (
              <div className="diff-added">
                {"+ "}
                {written(after)}
              </div>
            )}
          </div>
        ))}
      </div>
    </section>
  );
}
