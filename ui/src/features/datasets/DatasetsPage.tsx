import { useQuery } from "@tanstack/react-query";
import { EmptyState } from "../../shared/EmptyState";
import { LinkButton } from "../../shared/LinkButton";
import { ListTable } from "../../shared/ListTable";
import { PageHeader } from "../../shared/PageHeader";
import { SearchBox } from "../../shared/SearchBox";
import { useKeptList, useListAddress } from "../../shared/useListAddress";
import { useText } from "../../text/language";
import { DatasetCard } from "./DatasetCard";
import { datasetsQuery } from "./datasetQueries";
import { useDatasetColumns } from "./useDatasetColumns";

/** The list of datasets: where the rows of tasks are, those of deleted ones too. */
export function Component() {
  const say = useText();
  useKeptList();
  const address = useListAddress({ sort: "updatedAt,desc" });
  const { q, page, size, sort } = address;
  const datasets = useQuery(datasetsQuery({ q, page, size, sort }));
  const columns = useDatasetColumns();
  return (
    <>
      <PageHeader title={say("datasets.title")} about={say("datasets.about")} />
      <div className="toolbar">
        <SearchBox value={q} placeholder={say("list.search")} onSearch={(text) => address.set({ q: text })} />
      </div>
      <ListTable
        label={say("datasets.title")}
        query={datasets}
        address={address}
        columns={columns}
        card={(dataset) => <DatasetCard dataset={dataset} />}
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
