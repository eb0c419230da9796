import { useQuery } from "@tanstack/react-query";
import { Link, useParams } from "react-router";
import { DownloadMenu } from "../../shared/DownloadMenu";
import { LoadingPage } from "../../shared/LoadingPage";
import { PageHeader } from "../../shared/PageHeader";
import { HistoryList } from "../../shared/QueriedPage";
import { RowCard } from "../../shared/row/RowCard";
import { useListAddress } from "../../shared/useListAddress";
import { useRowsView } from "../../shared/useRowsView";
import { useFormats, useText } from "../../text/language";
import { type Dataset, type DatasetRow, datasetFile, datasetQuery, datasetRowsQuery, LIVE } from "./datasetQueries";

/** A dataset and its rows: `/data/datasets/ID`. */
export function Component() {
  const { id = "" } = useParams();
  const say = useText();
  const dataset = useQuery({ ...datasetQuery(id), ...LIVE });
  return dataset.data ? (
    <Rows key={id} dataset={dataset.data} />
  ) : (
    <LoadingPage title={say("datasets.one")} back="/data/datasets" query={dataset} />
  );
}

function Rows({ dataset }: { dataset: Dataset }) {
  const say = useText();
  const { id, name, description, tasks } = dataset;
  const address = useListAddress({ sort: "asc" });
  const { page, size } = address;
  const rows = useQuery({ ...datasetRowsQuery(id, { page, size }), ...LIVE });
  const { raw, viewSwitch } = useRowsView();
  return (
    <>
      <PageHeader
        title={name}
        back="/data/datasets"
        about={
          <>
            {description && <span style={{ display: "block" }}>{description}</span>}
            <span className="parts">
              <span>{say("datasets.rows", { count: dataset.rows })}</span>
              {tasks.map((task) => (
                <Link key={task.id} to={`/data/synthesis/tasks/${task.id}`}>
                  {task.name}
                </Link>
              ))}
              {dataset.taskCount > tasks.length && (
                <Link to={`/data/synthesis/tasks?${new URLSearchParams({ q: name })}`}>
                  {say("datasets.tasks", { count: dataset.taskCount })}
                </Link>
              )}
            </span>
          </>
        }
        actions={
          <DownloadMenu type="primary" address={(format) => datasetFile(id, format)} disabled={dataset.rows === 0} />
        }
      />
      <div className="toolbar">{viewSwitch}</div>
      <HistoryList
        className="rows"
        label={say("task.tab.rows")}
        query={rows}
        address={address}
        item={(row) => (
          <Row key={row.ordinal} row={row} raw={raw} task={tasks.find((task) => task.id === row.task)?.id} />
        )}
        emptyTitle={say("task.rows.none")}
        emptyMore={say("datasets.rows.none")}
      />
    </>
  );
}

function Row({ row, raw, task }: { row: DatasetRow; raw: boolean; task: string | undefined }) {
  const { number } = useFormats();
  return (
    <li>
      <RowCard
        head={
          <>
            <span>
              {"#"}
              {number(row.ordinal)}
            </span>
            {task && row.unit ? (
              <Link className="mono" to={`/data/synthesis/tasks/${task}?${new URLSearchParams({ request: row.unit })}`}>
                {row.unit}
              </Link>
            ) : (
              <span className="mono">{row.unit}</span>
            )}
          </>
        }
        row={row.data}
        raw={raw}
      />
    </li>
  );
}
