import { DownloadOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Tabs } from "antd";
import { useCallback, useState } from "react";
import { Link, useNavigate, useParams } from "react-router";
import { DownloadMenu } from "../../shared/DownloadMenu";
import { LinkButton } from "../../shared/LinkButton";
import { LoadingPage } from "../../shared/LoadingPage";
import { PageHeader } from "../../shared/PageHeader";
import { RowMenu } from "../../shared/RowMenu";
import { useAddress } from "../../shared/useAddress";
import { useText } from "../../text/language";
import { EvaluationsTab } from "../evaluation/EvaluationsTab";
import { DatasetForm } from "./DatasetForm";
import { DatasetMarks, Tags, typeText } from "./DatasetMarks";
import { datasetFile, datasetQuery, LIVE } from "./datasetQueries";
import { ExportDrawer } from "./exports/ExportDrawer";
import { ExportsTab } from "./exports/ExportsTab";
import { LineageTab } from "./LineageTab";
import { ProfileTab } from "./profile/ProfileTab";
import { RowsTab } from "./rows/RowsTab";
import { StatisticsLine } from "./StatisticsLine";
import type { Dataset } from "./types";
import { useDatasetActions } from "./useDatasetActions";
import { VersionsTab } from "./versions/VersionsTab";

const TABS = {
  rows: RowsTab,
  versions: VersionsTab,
  profile: ProfileTab,
  evaluations: EvaluationsTab,
  lineage: LineageTab,
  exports: ExportsTab,
};
const KEYS = Object.keys(TABS) as (keyof typeof TABS)[];

/** A dataset: `/data/datasets/ID`, and its tabs below that. `?export` opens the form of an export over them. */
export function Component() {
  const { id = "", tab } = useParams();
  const say = useText();
  const dataset = useQuery({ ...datasetQuery(id), ...LIVE });
  return dataset.data ? (
    <DatasetView key={id} dataset={dataset.data} tab={tab} />
  ) : (
    <LoadingPage title={say("datasets.one")} back="/data/datasets" query={dataset} />
  );
}

function DatasetView({ dataset, tab }: { dataset: Dataset; tab: string | undefined }) {
  const say = useText();
  const navigate = useNavigate();
  const [params, change] = useAddress();
  const shown = KEYS.find((it) => it === tab) ?? "rows";
  const Tab = TABS[shown];
  const address = (key: string) => `/data/datasets/${dataset.id}${key === "rows" ? "" : `/${key}`}`;
  return (
    <>
      <PageHeader
        title={dataset.name}
        back="/data/datasets"
        mark={<DatasetMarks dataset={dataset} />}
        about={<About dataset={dataset} />}
        actions={<HeaderActions dataset={dataset} onExport={() => change({ export: "new" })} />}
      />
      <StatisticsLine dataset={dataset} />
      <Tabs
        activeKey={shown}
        items={KEYS.map((key) => ({ key, label: say(`datasets.tab.${key}`) }))}
        onChange={(key) => navigate(address(key), { preventScrollReset: true })}
      />
      <Tab dataset={dataset} />
      <ExportDrawer
        dataset={dataset}
        open={params.has("export")}
        onClose={() => change({ export: null }, { replace: true })}
        onMade={() => navigate(address("exports"), { preventScrollReset: true })}
      />
    </>
  );
}

/** What it is, and the tasks that write to it. */
function About({ dataset: { name, description, type, tags, tasks, taskCount } }: { dataset: Dataset }) {
  const say = useText();
  return (
    <>
      {description && <span style={{ display: "block" }}>{description}</span>}
      <span className="parts">
        <span>{typeText(type, say)}</span>
        {tags.length > 0 && <Tags tags={tags} />}
        {tasks.map((task) => (
          <Link key={task.id} to={`/data/synthesis/tasks/${task.id}`}>
            {task.name}
          </Link>
        ))}
        {taskCount > tasks.length && (
          <Link to={`/data/synthesis/tasks?${new URLSearchParams({ q: name })}`}>
            {say("datasets.tasks", { count: taskCount })}
          </Link>
        )}
      </span>
    </>
  );
}

function HeaderActions({ dataset, onExport }: { dataset: Dataset; onExport: () => void }) {
  const say = useText();
  const navigate = useNavigate();
  const [edited, setEdited] = useState<Dataset | null>(null);
  const leave = useCallback(() => void navigate("/data/datasets"), [navigate]);
  const actions = useDatasetActions({ onEdit: setEdited, onDeleted: leave });
  return (
    <>
      <LinkButton to={`/data/datasets/${dataset.id}/review`}>{say("review.start")}</LinkButton>
      <LinkButton disabled={dataset.rows === 0} to={`/data/evaluation/new?datasetId=${dataset.id}`}>
        {say("evaluation.start")}
      </LinkButton>
      <DownloadMenu address={(format) => datasetFile(dataset.id, format)} disabled={dataset.rows === 0} />
      <Button type="primary" icon={<DownloadOutlined aria-hidden />} disabled={dataset.rows === 0} onClick={onExport}>
        {say("datasets.export")}
      </Button>
      <RowMenu name={dataset.name} items={() => actions(dataset)} />
      {edited && <DatasetForm known={edited} onDone={() => setEdited(null)} />}
    </>
  );
}
