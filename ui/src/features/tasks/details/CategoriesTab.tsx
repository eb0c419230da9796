import { EditOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Select, Skeleton } from "antd";
import { useState } from "react";
import { ProblemAlert } from "../../../shared/ProblemAlert";
import { useFormats, useText } from "../../../text/language";
import { goesWith } from "../taskMoves";
import type { Task } from "../taskQueries";
import { CellMatrix } from "./CellMatrix";
import { CellTable } from "./CellTable";
import { ChangeShares } from "./ChangeShares";
import { matrixOf } from "./cellMatrix";
import { allCellsQuery } from "./cellQueries";
import { LabelTables } from "./LabelTables";
import "../shares/shares.css";

/** A proportional task by its categories: what is planned against what is accepted. */
export function CategoriesTab({ task }: { task: Task }) {
  const say = useText();
  const { number } = useFormats();
  const [changing, setChanging] = useState(false);
  const dimensions = task.dimensions ?? [];
  return (
    <>
      <div className="toolbar" style={{ alignItems: "center" }}>
        {goesWith("target", task.status) && Boolean(task.draft?.dimensions) && (
          <Button icon={<EditOutlined aria-hidden />} onClick={() => setChanging(true)}>
            {say("task.shares.change")}
          </Button>
        )}
        {typeof task.cells === "number" && (
          <span className="soft">
            {say("task.cells.complete", { complete: number(task.complete ?? 0), count: task.cells })}
          </span>
        )}
      </div>
      {dimensions.length > 1 && <MatrixPanel task={task} names={dimensions.map(({ name }) => name)} />}
      <CellTable task={task} names={dimensions.map(({ name }) => name)} />
      {Boolean(task.draft?.checkLabels) && <LabelTables task={task} />}
      {changing && <ChangeShares task={task} onDone={() => setChanging(false)} />}
    </>
  );
}

/** Two dimensions as a matrix; with more of them, which two, and which categories of the others. */
function MatrixPanel({ task, names }: { task: Task; names: readonly string[] }) {
  const say = useText();
  const query = useQuery(allCellsQuery(task.id));
  const [row = "", setRow] = useState(names[0]);
  const [column = "", setColumn] = useState(names[1]);
  const [only, setOnly] = useState<Readonly<Record<string, string | undefined>>>({});
  const others = names.filter((it) => it !== row && it !== column);
  const chooser = (label: string, value: string, other: string, set: (name: string) => void, instead: () => void) => (
    <Select
      aria-label={label}
      value={value}
      prefix={<span className="soft">{label}</span>}
      popupMatchSelectWidth={false}
      options={names.map((it) => ({ value: it, label: it }))}
      onChange={(name: string) => {
        if (name === other) {
          instead();
        }
        set(name);
      }}
    />
  );
  const { data } = query;
  return (
    <section className="panel task-panel" aria-label={say("task.matrix")}>
      {names.length > 2 && (
        <div className="toolbar">
          {chooser(say("task.matrix.rows"), row, column, setRow, () => setColumn(row))}
          {chooser(say("task.matrix.columns"), column, row, setColumn, () => setRow(column))}
          {others.map((name) => (
            <Select
              key={name}
              allowClear
              aria-label={name}
              placeholder={say("shares.combinations.any", { name })}
              popupMatchSelectWidth={false}
              style={{ minWidth: 120 }}
              value={only[name]}
              options={(task.dimensions ?? [])
                .find((it) => it.name === name)
                ?.categories.map((it) => ({ value: it.name, label: it.name }))}
              onChange={(category: string | undefined) => setOnly({ ...only, [name]: category })}
            />
          ))}
        </div>
      )}
      <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />
      {data ? (
        <>
          <CellMatrix
            matrix={matrixOf(data.cells, row, column, Object.fromEntries(others.map((it) => [it, only[it]])))}
            row={row}
            column={column}
          />
          {data.cells.length < data.total && (
            <p className="soft">{say("shares.allocation.more", { shown: data.cells.length, all: data.total })}</p>
          )}
        </>
      ) : (
        !query.error && <Skeleton active title={false} />
      )}
    </section>
  );
}
