import { LeftOutlined, RightOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { App, Button, Flex, Skeleton } from "antd";
import { useState } from "react";
import { ProblemAlert } from "../../../shared/ProblemAlert";
import { RowCard } from "../../../shared/row/RowCard";
import { SideDrawer } from "../../../shared/SideDrawer";
import { useConfirmDanger } from "../../../shared/useConfirmDanger";
import { useRowsView } from "../../../shared/useRowsView";
import { useText } from "../../../text/language";
import { rowQuery, useEditRows } from "../rowQueries";
import type { Dataset, Row, RowDetails } from "../types";
import { EditRow } from "./EditRow";
import { ProvenanceView } from "./ProvenanceView";
import { RowEdits } from "./RowEdits";
import type { RowsAddress } from "./rowsAddress";

interface Props {
  readonly dataset: Dataset;
  readonly address: RowsAddress;
  /** Those that are there: one leads to the next. */
  readonly rows: readonly Row[];
}

/** A row with where it comes from and what was changed of it: `?row=NUMBER`. */
export function RowDrawer({ dataset, address, rows }: Props) {
  const say = useText();
  const { open, wanted } = address;
  const details = useQuery({ ...rowQuery(dataset.id, open ?? 0, wanted.version), enabled: open !== null });
  const at = rows.findIndex(({ ordinal }) => ordinal === open);
  const step = (by: number) => rows[at + by];
  const go = (row: Row | undefined) => row && address.set({ row: row.ordinal });
  return (
    <SideDrawer
      open={open !== null}
      destroyOnHidden
      size={720}
      title={open !== null && say("datasets.row.title", { number: open })}
      extra={
        at >= 0 && (
          <Flex gap={4}>
            <Button
              type="text"
              icon={<LeftOutlined aria-hidden />}
              aria-label={say("datasets.row.previous")}
              title={say("datasets.row.previous")}
              disabled={at === 0}
              onClick={() => go(step(-1))}
            />
            <Button
              type="text"
              icon={<RightOutlined aria-hidden />}
              aria-label={say("datasets.row.next")}
              title={say("datasets.row.next")}
              disabled={step(1) === undefined}
              onClick={() => go(step(1))}
            />
          </Flex>
        )
      }
      onClose={() => address.set({ row: null })}
    >
      <ProblemAlert error={details.error} onRetry={() => void details.refetch()} />
      {details.data ? (
        <RowView
          key={details.data.ordinal}
          dataset={dataset}
          details={details.data}
          isNewest={wanted.version === undefined}
          onRemoved={() => address.set({ row: null })}
        />
      ) : (
        !details.error && <Skeleton active />
      )}
    </SideDrawer>
  );
}

interface RowViewProps {
  readonly dataset: Dataset;
  readonly details: RowDetails;
  /** Whether it is as it stands now: what it was is not edited. */
  readonly isNewest: boolean;
  readonly onRemoved: () => void;
}

function RowView({ dataset, details, isNewest, onRemoved }: RowViewProps) {
  const say = useText();
  const { message } = App.useApp();
  const confirmDanger = useConfirmDanger();
  const [editing, setEditing] = useState(false);
  const { raw, viewSwitch } = useRowsView();
  const edit = useEditRows(dataset.id);
  const { ordinal, data, verdict } = details;
  const askRemove = () =>
    confirmDanger({
      title: say("datasets.row.remove.title", { number: ordinal }),
      lost: say("datasets.row.remove.lost"),
      yes: say("datasets.row.remove"),
      run: async () => {
        await edit.mutateAsync({ edits: [{ ordinal, data: null }] });
        void message.success(say("datasets.row.removed", { number: ordinal }));
        onRemoved();
      },
    });
  return (
    <>
      <Flex gap={8} align="center" wrap style={{ marginBottom: 8 }}>
        {viewSwitch}
        <span className="soft">{say(`datasets.verdict.${verdict}`)}</span>
        {isNewest && verdict !== "REMOVED" && !editing && (
          <Flex gap={8} style={{ marginInlineStart: "auto" }}>
            <Button size="small" onClick={() => setEditing(true)}>
              {say("action.edit")}
            </Button>
            <Button size="small" danger onClick={askRemove}>
              {say("datasets.row.remove")}
            </Button>
          </Flex>
        )}
      </Flex>
      {editing ? (
        <EditRow datasetId={dataset.id} ordinal={ordinal} data={data} onDone={() => setEditing(false)} />
      ) : (
        <RowCard row={data} raw={raw} />
      )}
      <RowEdits details={details} />
      <ProvenanceView datasetId={dataset.id} provenance={details.provenance} />
    </>
  );
}
