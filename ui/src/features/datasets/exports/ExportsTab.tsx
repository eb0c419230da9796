import { useQuery } from "@tanstack/react-query";
import { App, Button, Flex, Skeleton, Table, type TableColumnsType } from "antd";
import { useMemo } from "react";
import { Ago } from "../../../shared/columns";
import { download } from "../../../shared/DownloadMenu";
import { EmptyState } from "../../../shared/EmptyState";
import { ProblemAlert } from "../../../shared/ProblemAlert";
import { useConfirmDanger } from "../../../shared/useConfirmDanger";
import { useFormats, useText } from "../../../text/language";
import { ServiceText } from "../../../text/ServiceText";
import { exportFile, exportsQuery, useDeleteExport } from "../exportQueries";
import { ProgressLine } from "../ProgressLine";
import { exportName, layoutText } from "../texts";
import type { Dataset, Export } from "../types";

/** The files that were written of a dataset, and those that are being written. */
export function ExportsTab({ dataset }: { dataset: Dataset }) {
  const say = useText();
  const exports = useQuery(exportsQuery(dataset.id));
  const columns = useColumns();
  const list = exports.data;
  return (
    <>
      <ProblemAlert error={exports.error} onRetry={() => void exports.refetch()} />
      {list === undefined && !exports.error && <Skeleton active />}
      {list?.length === 0 && (
        <div className="panel">
          <EmptyState title={say("datasets.exports.none")} more={say("datasets.exports.none.more")} />
        </div>
      )}
      {list !== undefined && list.length > 0 && (
        <Table<Export>
          className="panel"
          aria-label={say("datasets.tab.exports")}
          rowKey="id"
          size="middle"
          columns={columns}
          dataSource={list}
          pagination={list.length > 50 ? { pageSize: 50 } : false}
          scroll={{ x: true }}
        />
      )}
    </>
  );
}

function useColumns(): TableColumnsType<Export> {
  const say = useText();
  const { number, bytes } = useFormats();
  return useMemo(
    () => [
      { title: say("datasets.exports.file"), render: (_, it) => <File export={it} /> },
      {
        title: say("datasets.layout"),
        render: (_, { wish }) => (wish.layout ? layoutText(wish.layout, say) : say("datasets.layout.none")),
      },
      {
        title: say("datasets.column.version"),
        align: "end",
        render: (_, { version }) => number(version),
      },
      { title: say("datasets.column.rows"), align: "end", render: (_, { rows }) => number(rows) },
      {
        title: say("datasets.column.size"),
        align: "end",
        render: (_, it) => <span style={{ whiteSpace: "nowrap" }}>{bytes(it.bytes)}</span>,
      },
      { title: say("word.created"), render: (_, { at }) => <Ago at={at} /> },
      { title: say("word.actions"), render: (_, it) => <Actions export={it} /> },
    ],
    [say, number, bytes],
  );
}

/** What it is called, or how far it is. */
function File({ export: made }: { export: Export }) {
  const say = useText();
  const { state, progress, message, skipped } = made;
  return (
    <div style={{ minWidth: 180, maxWidth: 420 }}>
      <div className="anywhere">{exportName(made, say)}</div>
      {state === "RUNNING" && <ProgressLine label={say("datasets.exports.running")} progress={progress} />}
      {state === "FAILED" && (
        <div className="export-failed">
          {say("datasets.exports.failed")} {message && <ServiceText text={message} />}
        </div>
      )}
      {skipped.length > 0 && (
        <div className="soft">
          {say("datasets.exports.skipped", { count: skipped.reduce((sum, it) => sum + it.rows, 0) })}{" "}
          <ServiceText text={skipped.map((it) => it.said)} />
        </div>
      )}
    </div>
  );
}

function Actions({ export: made }: { export: Export }) {
  const say = useText();
  const { id, state } = made;
  const { message } = App.useApp();
  const confirmDanger = useConfirmDanger();
  const remove = useDeleteExport();
  const name = exportName(made, say);
  const askDelete = () =>
    confirmDanger({
      title: say("delete.title", { name }),
      lost: say("datasets.exports.delete.lost"),
      run: async () => {
        await remove.mutateAsync(id);
        void message.success(say("delete.done", { name }));
      },
    });
  return (
    <Flex gap={4} style={{ marginInlineStart: -7 }}>
      {state === "DONE" && (
        <Button size="small" type="text" onClick={() => download(exportFile(id))}>
          {say("tasks.action.download")}
        </Button>
      )}
      <Button size="small" type="text" danger onClick={askDelete}>
        {say(state === "RUNNING" ? "action.cancel" : "action.delete")}
      </Button>
    </Flex>
  );
}
