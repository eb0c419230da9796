import { PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Flex, type MenuProps, type TableColumnsType } from "antd";
import { useCallback, useMemo, useState } from "react";
import { Link, useNavigate } from "react-router";
import { Ago, actionsColumn, timeColumn } from "../../shared/columns";
import { DownloadMenu } from "../../shared/DownloadMenu";
import { EmptyState } from "../../shared/EmptyState";
import { LinkButton } from "../../shared/LinkButton";
import { ListTable } from "../../shared/ListTable";
import { PageHeader } from "../../shared/PageHeader";
import { RowMenu } from "../../shared/RowMenu";
import { useAddress } from "../../shared/useAddress";
import { type ListAddress, useKeptList, useListAddress } from "../../shared/useListAddress";
import { useFormats, useText } from "../../text/language";
import { DATASET_FILTERS, DatasetFilters } from "./DatasetFilters";
import { DatasetForm } from "./DatasetForm";
import { DatasetMarks, Tags, typeText } from "./DatasetMarks";
import { DiskUse } from "./DiskUse";
import { datasetFile, datasetsQuery, LIVE, TYPES } from "./datasetQueries";
import { DropFile, UploadButton } from "./imports/DropFile";
import { ImportDrawer } from "./imports/ImportDrawer";
import { useUpload } from "./imports/useUpload";
import type { Dataset } from "./types";
import { useDatasetActions } from "./useDatasetActions";

type Items = NonNullable<MenuProps["items"]>;

/** The list of datasets; a file that is dropped on it is uploaded. `?import=ID` shows an upload. */
export function Component() {
  const say = useText();
  const navigate = useNavigate();
  useKeptList();
  const address = useListAddress({ sort: "updatedAt,desc", filters: DATASET_FILTERS });
  const datasets = useQuery({ ...datasetsQuery(wantedOf(address)), ...LIVE });
  const [params, change] = useAddress();
  const upload = useUpload((id) => change({ import: id }, { replace: true }));
  // Null makes a new one, undefined is closed.
  const [edited, setEdited] = useState<Dataset | null>();
  const actions = useDatasetActions({ onEdit: setEdited });
  const chooseTag = useCallback((tag: string) => address.set({ tag }), [address]);
  return (
    <DropFile onFile={upload.begin}>
      <PageHeader
        title={say("datasets.title")}
        about={say("datasets.about")}
        actions={
          <>
            <UploadButton onFile={upload.begin} />
            <Button type="primary" icon={<PlusOutlined aria-hidden />} onClick={() => setEdited(null)}>
              {say("datasets.create")}
            </Button>
          </>
        }
      />
      <DatasetFilters address={address} />
      <ListTable
        label={say("datasets.title")}
        query={datasets}
        address={address}
        columns={useColumns(actions, chooseTag)}
        card={(dataset) => <Card dataset={dataset} actions={actions} />}
        empty={
          <EmptyState
            title={say(isArchive(address) ? "datasets.empty.archive" : "datasets.empty")}
            more={say("datasets.empty.more")}
            actions={
              <>
                <UploadButton onFile={upload.begin} />
                <LinkButton to="/data/synthesis/tasks/new">{say("synthesis.createTask")}</LinkButton>
              </>
            }
          />
        }
      />
      <DiskUse />
      <ImportDrawer id={params.get("import")} upload={upload} onClose={() => change({ import: null })} />
      {edited !== undefined && (
        <DatasetForm
          known={edited}
          onDone={(saved) => {
            setEdited(undefined);
            if (saved && edited === null) {
              void navigate(`/data/datasets/${saved.id}`);
            }
          }}
        />
      )}
    </DropFile>
  );
}

function isArchive(address: ListAddress): boolean {
  return address.filter("status")[0] === "archived";
}

function wantedOf(address: ListAddress) {
  return {
    ...address.wanted,
    type: TYPES.find((it) => it === address.filter("type")[0]),
    tag: address.filter("tag")[0],
    status: isArchive(address) ? ("archived" as const) : undefined,
  };
}

function useColumns(actions: (dataset: Dataset) => Items, onTag: (tag: string) => void): TableColumnsType<Dataset> {
  const say = useText();
  const { number, bytes } = useFormats();
  return useMemo(
    () => [
      {
        key: "name",
        title: say("word.name"),
        sorter: true,
        render: (_, dataset) => (
          <div style={{ minWidth: 160, maxWidth: "clamp(220px, 26vw, 480px)" }}>
            <Flex gap={6} align="center" wrap>
              <Link
                to={`/data/datasets/${dataset.id}`}
                className="name-text"
                title={dataset.name}
                style={{ fontWeight: 500 }}
              >
                {dataset.name}
              </Link>
              <DatasetMarks dataset={dataset} />
            </Flex>
            {dataset.description && (
              <div className="soft one-line" title={dataset.description}>
                {dataset.description}
              </div>
            )}
          </div>
        ),
      },
      { key: "type", title: say("word.type"), render: (_, { type }) => typeText(type, say) },
      { key: "tags", title: say("datasets.tags"), render: (_, { tags }) => <Tags tags={tags} onChoose={onTag} /> },
      {
        key: "rows",
        title: say("datasets.column.rows"),
        sorter: true,
        align: "end",
        render: (_, { rows }) => number(rows),
      },
      {
        key: "bytes",
        title: say("datasets.column.size"),
        sorter: true,
        align: "end",
        render: (_, it) => <span style={{ whiteSpace: "nowrap" }}>{bytes(it.bytes)}</span>,
      },
      {
        key: "version",
        title: say("datasets.column.version"),
        align: "end",
        render: (_, { version }) => (version > 0 ? number(version) : number(null)),
      },
      timeColumn("updatedAt", say("word.updated")),
      actionsColumn(say("word.actions"), (dataset: Dataset) => <RowActions dataset={dataset} actions={actions} />),
    ],
    [say, number, bytes, actions, onTag],
  );
}

interface OnDataset {
  readonly dataset: Dataset;
  readonly actions: (dataset: Dataset) => Items;
}

function RowActions({ dataset, actions }: OnDataset) {
  const say = useText();
  const { id, name, rows } = dataset;
  return (
    <span className="row-actions">
      <DownloadMenu
        label={say("datasets.download", { name })}
        address={(format) => datasetFile(id, format)}
        disabled={rows === 0}
      />
      <RowMenu name={name} items={() => actions(dataset)} />
    </span>
  );
}

/** A dataset in a narrow window. */
function Card({ dataset, actions }: OnDataset) {
  const say = useText();
  const { bytes } = useFormats();
  const { id, name, description, type, tags, rows, updatedAt } = dataset;
  return (
    <>
      <Flex gap={6} align="center" wrap>
        <Link to={`/data/datasets/${id}`} className="anywhere" style={{ fontWeight: 500 }}>
          {name}
        </Link>
        <DatasetMarks dataset={dataset} />
      </Flex>
      {description && <div className="soft anywhere">{description}</div>}
      <Tags tags={tags} />
      <Flex justify="space-between" align="center" gap={8} wrap style={{ marginTop: 6 }}>
        <span className="soft">
          {typeText(type, say)}
          {" · "}
          {say("datasets.rows", { count: rows })}
          {" · "}
          {bytes(dataset.bytes)}
          {" · "}
          <Ago at={updatedAt} />
        </span>
        <RowActions dataset={dataset} actions={actions} />
      </Flex>
    </>
  );
}
