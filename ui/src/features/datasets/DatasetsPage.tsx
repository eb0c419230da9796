import { useQuery } from "@tanstack/react-query";
import { Flex, type TableColumnsType } from "antd";
import { useMemo } from "react";
import { Link } from "react-router";
import { Ago, actionsColumn, timeColumn } from "../../shared/columns";
import { DownloadMenu } from "../../shared/DownloadMenu";
import { EmptyState } from "../../shared/EmptyState";
import { LinkButton } from "../../shared/LinkButton";
import { ListTable } from "../../shared/ListTable";
import { PageHeader } from "../../shared/PageHeader";
import { SearchBox } from "../../shared/SearchBox";
import { useKeptList, useListAddress } from "../../shared/useListAddress";
import { useFormats, useText } from "../../text/language";
import { type Dataset, datasetFile, datasetsQuery, LIVE } from "./datasetQueries";

/** The list of datasets: where the rows of tasks are, those of deleted ones too. */
export function Component() {
  const say = useText();
  useKeptList();
  const address = useListAddress({ sort: "updatedAt,desc" });
  const datasets = useQuery({ ...datasetsQuery(address.wanted), ...LIVE });
  return (
    <>
      <PageHeader title={say("datasets.title")} about={say("datasets.about")} />
      <div className="toolbar">
        <SearchBox value={address.q} placeholder={say("list.search")} onSearch={(q) => address.set({ q })} />
      </div>
      <ListTable
        label={say("datasets.title")}
        query={datasets}
        address={address}
        columns={useColumns()}
        card={(dataset) => <Card dataset={dataset} />}
        empty={
          <EmptyState
            title={say("datasets.empty")}
            more={say("datasets.empty.more")}
            actions={<LinkButton to="/data/synthesis/tasks/new">{say("synthesis.createTask")}</LinkButton>}
          />
        }
      />
    </>
  );
}

function useColumns(): TableColumnsType<Dataset> {
  const say = useText();
  const { number } = useFormats();
  return useMemo(
    () => [
      {
        key: "name",
        title: say("word.name"),
        sorter: true,
        render: (_, { id, name, description }) => (
          <div style={{ minWidth: 160, maxWidth: "clamp(260px, 36vw, 640px)" }}>
            <Link to={`/data/datasets/${id}`} className="name-text" title={name} style={{ fontWeight: 500 }}>
              {name}
            </Link>
            {description && (
              <div className="soft one-line" title={description}>
                {description}
              </div>
            )}
          </div>
        ),
      },
      {
        key: "rows",
        title: say("datasets.column.rows"),
        sorter: true,
        align: "end",
        render: (_, { rows }) => number(rows),
      },
      timeColumn("createdAt", say("word.created")),
      timeColumn("updatedAt", say("word.updated")),
      actionsColumn(say("word.actions"), (dataset: Dataset) => <Download dataset={dataset} />),
    ],
    [say, number],
  );
}

/** A dataset in a narrow window. */
function Card({ dataset }: { dataset: Dataset }) {
  const say = useText();
  const { id, name, description, rows, updatedAt } = dataset;
  return (
    <>
      <Link to={`/data/datasets/${id}`} className="anywhere" style={{ fontWeight: 500 }}>
        {name}
      </Link>
      {description && <div className="soft anywhere">{description}</div>}
      <Flex justify="space-between" align="center" gap={8} wrap style={{ marginTop: 6 }}>
        <span className="soft">
          {say("datasets.rows", { count: rows })}
          {" · "}
          <Ago at={updatedAt} />
        </span>
        <Download dataset={dataset} />
      </Flex>
    </>
  );
}

function Download({ dataset: { id, name, rows } }: { dataset: Dataset }) {
  const say = useText();
  return (
    <DownloadMenu
      label={say("datasets.download", { name })}
      address={(format) => datasetFile(id, format)}
      disabled={rows === 0}
    />
  );
}
