import { useInfiniteQuery, useQuery, useQueryClient } from "@tanstack/react-query";
import { Button } from "antd";
import { useEffect, useState } from "react";
import { EmptyState } from "../../../shared/EmptyState";
import { ProblemAlert } from "../../../shared/ProblemAlert";
import { useText } from "../../../text/language";
import { statisticsQuery } from "../datasetQueries";
import { rowsKey, rowsQuery } from "../rowQueries";
import type { Dataset, RowSlice } from "../types";
import { RowDrawer } from "./RowDrawer";
import { RowsTable } from "./RowsTable";
import { RowsToolbar } from "./RowsToolbar";
import { useRowsAddress } from "./rowsAddress";
import { fieldsOf, hiddenColumns, hideColumns, shownOf } from "./tableColumns";

/** The rows of a dataset: searched, filtered and sorted by the service, fetched as one scrolls. */
export function RowsTab({ dataset }: { dataset: Dataset }) {
  const say = useText();
  const address = useRowsAddress();
  const { wanted } = address;
  const rows = useInfiniteQuery(rowsQuery(dataset.id, wanted));
  const statistics = useQuery(statisticsQuery(dataset.id));
  const [hidden, setHidden] = useState(() => hiddenColumns(dataset.id));
  const slices = rows.data?.pages ?? [];
  const content = slices.flatMap((slice) => slice.content);
  const first = slices[0];
  const known = useKnownFields(content);
  const hide = (names: readonly string[]) => {
    hideColumns(dataset.id, names);
    setHidden([...names]);
  };
  useLiveRows(dataset, first, slices.length, Boolean(wanted.q));
  return (
    <>
      <RowsToolbar
        dataset={dataset}
        address={address}
        categories={statistics.data?.categories ?? []}
        fields={known}
        hidden={hidden}
        onHide={hide}
        found={first}
      />
      <ProblemAlert error={rows.error} onRetry={() => void rows.refetch()} />
      {first?.rows === 0 ? (
        <div className="panel">
          <EmptyState title={say("task.rows.none")} more={say("datasets.rows.none")} />
        </div>
      ) : first && content.length === 0 && !rows.isFetching ? (
        <div className="panel">
          <EmptyState
            title={say("list.nothing")}
            more={say("list.nothing.more")}
            actions={address.isFiltered && <Button onClick={address.clear}>{say("action.clear")}</Button>}
          />
        </div>
      ) : (
        !rows.error && (
          <RowsTable
            rows={content}
            fields={shownOf(known, hidden)}
            address={address}
            loading={rows.isPending}
            onEnd={() => {
              if (rows.hasNextPage && !rows.isFetching) {
                void rows.fetchNextPage();
              }
            }}
          />
        )
      )}
      <RowDrawer dataset={dataset} address={address} rows={content} />
    </>
  );
}

/** All fields that were seen: another search may bring rows that have fewer. */
function useKnownFields(rows: Parameters<typeof fieldsOf>[0]): string[] {
  const [known, setKnown] = useState<string[]>([]);
  const now = fieldsOf(rows).filter((it) => !known.includes(it));
  useEffect(() => {
    if (now.length > 0) {
      setKnown((before) => [...new Set([...before, ...now])]);
    }
  });
  return now.length > 0 ? [...known, ...now] : known;
}

/**
 * Reads the rows again where there are others now: as long as only the first are shown, by themselves; a search that is
 * incomplete, until everything is indexed.
 */
function useLiveRows(dataset: Dataset, first: RowSlice | undefined, slices: number, searched: boolean): void {
  const client = useQueryClient();
  const incomplete = searched && first?.indexedRows !== null && first?.indexedRows !== undefined;
  const other = first !== undefined && slices === 1 && dataset.rows !== first.rows;
  useEffect(() => {
    const again = () => void client.invalidateQueries({ queryKey: rowsKey(dataset.id) });
    const timer = incomplete || other ? setTimeout(again, incomplete ? 3_000 : 0) : undefined;
    return () => clearTimeout(timer);
  }, [client, dataset.id, incomplete, other]);
}
