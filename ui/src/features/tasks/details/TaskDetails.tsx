import { Tabs } from "antd";
import { Link, useNavigate } from "react-router";
import { PageHeader } from "../../../shared/PageHeader";
import { StatusTag } from "../../../shared/StatusTag";
import { useFormats, useText } from "../../../text/language";
import { KindTag } from "../KindTag";
import type { Task } from "../taskQueries";
import { AdvicePanel } from "./AdvicePanel";
import { CategoriesTab } from "./CategoriesTab";
import { ChangeModel } from "./ChangeModel";
import { ConfigurationTab } from "./ConfigurationTab";
import { RejectsTab, RowsTab } from "./HistoryTabs";
import { LogTab } from "./LogTab";
import { OverviewTab } from "./OverviewTab";
import { RequestsTab } from "./RequestsTab";
import { RequestDrawer } from "./RequestView";
import { TaskFigures } from "./TaskFigures";
import { TaskHeaderActions } from "./TaskHeaderActions";
import { TaskNotes } from "./TaskNotes";
import { TaskState, TaskWarnings } from "./TaskState";
import type { Live } from "./useTaskLive";

const TABS = {
  overview: OverviewTab,
  categories: CategoriesTab,
  rows: RowsTab,
  rejects: RejectsTab,
  requests: RequestsTab,
  log: LogTab,
  configuration: ConfigurationTab,
};
const KEYS = Object.keys(TABS) as (keyof typeof TABS)[];

/** A task: where it stands, and below it its tabs, each with its address. */
export function TaskDetails({ task, live, tab }: { task: Task; live: Live; tab: string | undefined }) {
  const say = useText();
  const { number } = useFormats();
  const navigate = useNavigate();
  const keys = KEYS.filter((it) => it !== "categories" || (task.kind ?? "SINGLE") !== "SINGLE");
  const shown = keys.find((it) => it === tab) ?? "overview";
  const Tab = TABS[shown];
  const rejected = Object.values(task.rejected).reduce((sum, count) => sum + count, 0);
  const counts: Partial<Record<keyof typeof TABS, number>> = {
    rows: task.generated,
    rejects: rejected,
    requests: task.requests.answered + task.requests.failed,
  };
  return (
    <>
      <PageHeader
        title={task.name}
        back="/data/synthesis/tasks"
        mark={
          <>
            <StatusTag status={task.status} /> <KindTag task={task} />
          </>
        }
        about={
          <>
            {task.description && <span style={{ display: "block" }}>{task.description}</span>}
            <TaskParts task={task} />
          </>
        }
        actions={<TaskHeaderActions task={task} />}
      />
      <TaskWarnings task={task} />
      <TaskState task={task} />
      <TaskFigures task={task} />
      {shown === "overview" && <AdvicePanel task={task} />}
      {shown === "overview" && <TaskNotes task={task} />}
      <Tabs
        activeKey={shown}
        items={keys.map((key) => ({
          key,
          label: counts[key]
            ? say("word.counted", { word: say(`task.tab.${key}`), count: number(counts[key]) })
            : say(`task.tab.${key}`),
        }))}
        onChange={(key) =>
          navigate(`/data/synthesis/tasks/${task.id}${key === "overview" ? "" : `/${key}`}`, {
            preventScrollReset: true,
          })
        }
      />
      <Tab task={task} live={live} />
      <RequestDrawer taskId={task.id} />
      <ChangeModel task={task} />
    </>
  );
}

/** What a task is made of, each part with the way to it, where it is still there. */
function TaskParts({ task }: { task: Task }) {
  const say = useText();
  const { template, model, dataset } = task;
  return (
    <span className="parts">
      {template.name && (
        <span>
          {say("word.template")}{" "}
          <Part name={template.name} to={template.id && `/data/synthesis/templates/${template.id}`} />{" "}
          {say("templates.revision", { number: template.revision ?? 1 })}
        </span>
      )}
      {model.name && (
        <span>
          {say("word.model")} <Part name={model.name} to={model.id && `/models?edit=${model.id}`} />
        </span>
      )}
      <span>
        {say("datasets.one")} <Part name={dataset.name} to={dataset.id && `/data/datasets/${dataset.id}`} />
      </span>
    </span>
  );
}

function Part({ name, to }: { name: string; to: string | null | undefined }) {
  return to ? <Link to={to}>{name}</Link> : name;
}
