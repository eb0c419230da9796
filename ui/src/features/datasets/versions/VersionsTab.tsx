import { useQuery } from "@tanstack/react-query";
import { Button, Skeleton, Table, type TableColumnsType } from "antd";
import { useMemo, useState } from "react";
import { Link } from "react-router";
import { Ago } from "../../../shared/columns";
import { EmptyState } from "../../../shared/EmptyState";
import { ProblemAlert } from "../../../shared/ProblemAlert";
import { useAddress } from "../../../shared/useAddress";
import { useFormats, useText } from "../../../text/language";
import { LIVE } from "../datasetQueries";
import { versionsQuery } from "../rowQueries";
import type { Dataset, Version } from "../types";
import { DiffDrawer } from "./DiffDrawer";
import { NameVersion } from "./NameVersion";
import { pairOf } from "./pair";
import { useRestore } from "./useRestore";

const PAGE = 50;

/** The versions of a dataset, newest first; two of them can be compared: `?from=1&to=3`. */
export function VersionsTab({ dataset }: { dataset: Dataset }) {
  const say = useText();
  const [params, change] = useAddress();
  const [page, setPage] = useState(0);
  const versions = useQuery({ ...versionsQuery(dataset.id, page, PAGE), ...(dataset.writing && LIVE) });
  const [chosen, setChosen] = useState<readonly number[]>([]);
  const columns = useColumns(dataset, page);
  const list = versions.data?.content;
  const all = versions.data?.totalElements ?? 0;
  const pair = pairOf(chosen);
  return (
    <>
      <div className="toolbar">
        <NameVersion datasetId={dataset.id} />
        <Button disabled={pair === null} onClick={() => pair && change(pair)}>
          {say("datasets.versions.compare")}
        </Button>
        <span className="soft" style={{ alignSelf: "center" }}>
          {say("datasets.versions.compare.help")}
        </span>
      </div>
      <ProblemAlert error={versions.error} onRetry={() => void versions.refetch()} />
      {list === undefined && !versions.error && <Skeleton active />}
      {list?.length === 0 && (
        <div className="panel">
          <EmptyState title={say("datasets.versions.none")} more={say("datasets.versions.none.more")} />
        </div>
      )}
      {list !== undefined && list.length > 0 && (
        <Table<Version>
          className="panel"
          aria-label={say("datasets.tab.versions")}
          rowKey="number"
          size="middle"
          columns={columns}
          dataSource={list}
          pagination={
            all > PAGE && {
              current: page + 1,
              pageSize: PAGE,
              total: all,
              showSizeChanger: false,
              onChange: (next) => setPage(next - 1),
            }
          }
          scroll={{ x: true }}
          rowSelection={{
            hideSelectAll: true,
            selectedRowKeys: [...chosen],
            // The third takes the place of the one that was chosen first.
            onSelect: ({ number }, selected) =>
              setChosen((before) => (selected ? [...before, number].slice(-2) : before.filter((it) => it !== number))),
            getCheckboxProps: ({ number }) => ({ "aria-label": say("datasets.versions.choose", { number }) }) as object,
          }}
        />
      )}
      <DiffDrawer
        datasetId={dataset.id}
        from={Number(params.get("from")) || null}
        to={Number(params.get("to")) || null}
        onClose={() => change({ from: null, to: null }, { replace: true })}
      />
    </>
  );
}

function useColumns(dataset: Dataset, page: number): TableColumnsType<Version> {
  const say = useText();
  const { number, bytes } = useFormats();
  const restore = useRestore(dataset.id);
  return useMemo(
    () => [
      {
        title: say("datasets.column.version"),
        render: (_, version) => (
          <Link to={`/data/datasets/${dataset.id}?version=${version.number}`}>
            {say("datasets.version.number", { number: version.number })}
          </Link>
        ),
      },
      { title: say("datasets.version.kind"), render: (_, version) => <Kind version={version} /> },
      {
        title: say("datasets.version.note"),
        render: (_, { note }) => (
          <div style={{ minWidth: 120, maxWidth: 420 }} className="anywhere">
            {note}
          </div>
        ),
      },
      { title: say("datasets.column.rows"), align: "end", render: (_, { rows }) => number(rows) },
      {
        title: say("datasets.column.size"),
        align: "end",
        render: (_, version) => <span style={{ whiteSpace: "nowrap" }}>{bytes(version.bytes)}</span>,
      },
      { title: say("word.created"), render: (_, { at }) => <Ago at={at} /> },
      {
        title: say("word.actions"),
        render: (_, { number: at }, index) =>
          (page > 0 || index > 0) && (
            <Button size="small" type="text" style={{ marginInlineStart: -7 }} onClick={() => restore(at)}>
              {say("datasets.versions.restore")}
            </Button>
          ),
      },
    ],
    [say, number, bytes, dataset.id, restore, page],
  );
}

/** What made it. */
function Kind({ version: { kind, task, restored } }: { version: Version }) {
  const say = useText();
  if (kind === "RESTORE" && restored) {
    return say("datasets.version.restored", { number: restored });
  }
  return (
    <span>
      {say(`datasets.version.${kind}`)}
      {task && (
        <>
          {" · "}
          <Link to={`/data/synthesis/tasks/${task.id}`}>{task.name}</Link>
        </>
      )}
    </span>
  );
}
