import { SwapOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Pagination, Skeleton, Table, type TableColumnsType, Tag } from "antd";
import { useState } from "react";
import { EmptyState } from "../../../shared/EmptyState";
import { ProblemAlert } from "../../../shared/ProblemAlert";
import { knownText } from "../../../text/known";
import { useFormats, useText } from "../../../text/language";
import { goesWith } from "../taskMoves";
import type { Task } from "../taskQueries";
import { ChangeCell } from "./ChangeCell";
import { type CellState, missingQuery, type TaskCell } from "./cellQueries";

const SIZE = 50;

const COLORS: Readonly<Record<CellState, string>> = {
  WAITING: "default",
  RUNNING: "processing",
  COMPLETE: "success",
  SHORT: "warning",
  EXCLUDED: "default",
};

/** A task's combinations, the most missing first, with what is wrong with those that are short. */
export function CellTable({ task, names }: { task: Task; names: readonly string[] }) {
  const say = useText();
  const [page, setPage] = useState(0);
  const [changing, setChanging] = useState<TaskCell | null>(null);
  const query = useQuery(missingQuery(task.id, page, SIZE));
  const columns = useColumns(task, names, setChanging);
  const { data } = query;
  return (
    <section aria-labelledby="task-cells">
      <h2 id="task-cells" className="section-title">
        {say(names.length > 1 ? "task.cells" : "task.tab.categories")}
      </h2>
      <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />
      {!data && !query.error && <Skeleton active title={false} />}
      {data && data.totalElements === 0 && (
        <div className="panel">
          <EmptyState title={say("task.cells.none")} />
        </div>
      )}
      {data && data.totalElements > 0 && (
        <>
          <Table<TaskCell>
            className="panel"
            aria-labelledby="task-cells"
            rowKey="cell"
            size="small"
            columns={columns}
            dataSource={data.content}
            pagination={false}
            scroll={{ x: true }}
          />
          {data.totalElements > SIZE && (
            <Pagination
              style={{ marginTop: 12 }}
              align="end"
              current={page + 1}
              pageSize={SIZE}
              total={data.totalElements}
              showSizeChanger={false}
              onChange={(number) => setPage(number - 1)}
            />
          )}
        </>
      )}
      {changing && <ChangeCell task={task} cell={changing} onDone={() => setChanging(null)} />}
    </section>
  );
}

function useColumns(
  task: Task,
  names: readonly string[],
  onChange: (cell: TaskCell) => void,
): TableColumnsType<TaskCell> {
  const say = useText();
  const { number } = useFormats();
  const mayChange = goesWith("model", task.status) && Boolean(task.draft?.dimensions);
  return [
    ...names.map((name) => ({
      key: `category ${name}`,
      title: name,
      render: (_: unknown, cell: TaskCell) => <div className="cell-category">{cell.categories[name]}</div>,
    })),
    {
      key: "accepted",
      title: say("task.cells.accepted"),
      width: "30%",
      render: (_, cell) => <Bar cell={cell} />,
    },
    {
      key: "missing",
      title: say("task.cells.missing"),
      align: "end",
      render: (_, { planned, accepted }) => number(Math.max(0, planned - accepted)),
    },
    { key: "requests", title: say("task.tab.requests"), align: "end", render: (_, cell) => number(cell.requests) },
    {
      key: "state",
      title: say("task.requests.state"),
      render: (_, { state }) => (
        <Tag color={COLORS[state] ?? "default"}>{knownText(say, `task.cell.state.${state}`, state)}</Tag>
      ),
    },
    {
      key: "reasons",
      title: say("task.cells.reasons"),
      render: (_, { reasons }) => (
        <span className="task-small">
          {reasons
            .map(({ reason, rows }) =>
              say("word.counted", { word: knownText(say, `task.reason.${reason}`, reason), count: number(rows) }),
            )
            .join(" · ")}
        </span>
      ),
    },
    {
      key: "actions",
      width: 1,
      render: (_, cell) =>
        mayChange && cell.planned > cell.accepted ? (
          <Button
            size="small"
            icon={<SwapOutlined aria-hidden />}
            aria-label={say("task.cell.change.title", { name: nameOf(cell) })}
            onClick={() => onChange(cell)}
          >
            {say("task.cell.change")}
          </Button>
        ) : null,
    },
  ];
}

export function nameOf({ categories }: TaskCell): string {
  return Object.values(categories).join(" × ");
}

function Bar({ cell: { planned, accepted, existing, state } }: { cell: TaskCell }) {
  const say = useText();
  const { number } = useFormats();
  const share = planned === 0 ? 0 : Math.min(100, (accepted / planned) * 100);
  const color = state === "SHORT" ? "var(--warn)" : accepted >= planned ? "var(--good)" : "var(--primary)";
  return (
    <div className="cell-bar">
      <div className="cell-track" aria-hidden>
        <div style={{ width: `${share}%`, background: color }} />
      </div>
      <span style={{ whiteSpace: "nowrap" }}>
        {state === "EXCLUDED" ? "–" : `${number(accepted)} / ${number(planned)}`}
        {existing > 0 && (
          <span className="soft task-small"> {say("task.cells.existing", { existing: number(existing) })}</span>
        )}
      </span>
    </div>
  );
}
