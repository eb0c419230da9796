import { useQuery } from "@tanstack/react-query";
import { Flex, type TableColumnsType } from "antd";
import { useMemo } from "react";
import { Link } from "react-router";
import { Ago, timeColumn } from "../../shared/columns";
import { EmptyState } from "../../shared/EmptyState";
import { LinkButton } from "../../shared/LinkButton";
import { ListTable } from "../../shared/ListTable";
import { PageHeader } from "../../shared/PageHeader";
import { SearchBox } from "../../shared/SearchBox";
import { useKeptList, useListAddress } from "../../shared/useListAddress";
import { useFormats, useText } from "../../text/language";
import { datasetsQuery } from "../datasets/datasetQueries";
import type { Dataset } from "../datasets/types";

/** The datasets that can be reviewed: `/data/review`. */
export function Component() {
  const say = useText();
  useKeptList();
  const address = useListAddress({ sort: "updatedAt,desc" });
  const datasets = useQuery(datasetsQuery(address.wanted));
  return (
    <>
      <PageHeader title={say("review.title")} about={say("review.list.about")} />
      <search className="toolbar">
        <SearchBox value={address.q} placeholder={say("list.search")} onSearch={(q) => address.set({ q })} />
      </search>
      <ListTable
        label={say("review.title")}
        query={datasets}
        address={address}
        columns={useColumns()}
        card={(dataset) => <Card dataset={dataset} />}
        empty={
          <EmptyState
            title={say("datasets.empty")}
            more={say("review.list.empty")}
            actions={<LinkButton to="/data/datasets">{say("datasets.title")}</LinkButton>}
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
        render: (_, { id, name }) => (
          <Link to={`/data/datasets/${id}/review`} className="name-text" title={name} style={{ fontWeight: 500 }}>
            {name}
          </Link>
        ),
      },
      {
        key: "rows",
        title: say("datasets.column.rows"),
        sorter: true,
        align: "end",
        render: (_, { rows }) => number(rows),
      },
      timeColumn("updatedAt", say("word.updated")),
      {
        key: "review",
        width: 1,
        render: (_, { id }) => (
          <LinkButton size="small" to={`/data/datasets/${id}/review`}>
            {say("review.start")}
          </LinkButton>
        ),
      },
    ],
    [say, number],
  );
}

/** A dataset in a narrow window. */
function Card({ dataset: { id, name, rows, updatedAt } }: { dataset: Dataset }) {
  const say = useText();
  return (
    <>
      <Link to={`/data/datasets/${id}/review`} className="name-text" style={{ fontWeight: 500 }}>
        {name}
      </Link>
      <Flex justify="space-between" align="center" gap={8}>
        <span className="soft">
          {say("datasets.rows", { count: rows })}
          {" · "}
          <Ago at={updatedAt} />
        </span>
        <LinkButton size="small" to={`/data/datasets/${id}/review`}>
          {say("review.start")}
        </LinkButton>
      </Flex>
    </>
  );
}
