import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Skeleton } from "antd";
import type { Schemas } from "../../../api/client";
import { EmptyState } from "../../../shared/EmptyState";
import { ProblemAlert } from "../../../shared/ProblemAlert";
import { useFormats, useText } from "../../../text/language";
import type { Task } from "../taskQueries";
import { labelsQuery } from "./cellQueries";
import { labelMatrixOf } from "./labelMatrix";

const LIVE_MILLIS = 5_000;

/** What rows were classified as by a model that was not told their category, against what was requested. */
export function LabelTables({ task }: { task: Task }) {
  const say = useText();
  const live = task.status === "RUNNING" ? LIVE_MILLIS : false;
  const { data, error, refetch } = useQuery({
    ...labelsQuery(task.id, task.status),
    placeholderData: keepPreviousData,
    refetchInterval: live,
  });
  const orderOf = (name: string) =>
    (task.dimensions ?? []).find((it) => it.name === name)?.categories.map((it) => it.name) ?? [];
  return (
    <section aria-labelledby="task-labels">
      <h2 id="task-labels" className="section-title">
        {say("task.labels")}
      </h2>
      <p className="soft" style={{ marginTop: 0 }}>
        {say("task.labels.more")}
      </p>
      <ProblemAlert error={error} onRetry={() => void refetch()} />
      {!data && !error && <Skeleton active title={false} />}
      {data?.dimensions.every(({ checked }) => checked === 0) && (
        <div className="panel">
          <EmptyState title={say("task.labels.none")} />
        </div>
      )}
      {data?.dimensions
        .filter(({ checked }) => checked > 0)
        .map((it) => (
          <LabelTable key={it.name} labels={it} order={orderOf(it.name)} />
        ))}
    </section>
  );
}

interface Props {
  readonly labels: Schemas["TaskDimensionLabels"];
  readonly order: readonly string[];
}

/** Of one dimension: rows are what was requested, columns what was found. */
export function LabelTable({ labels, order }: Props) {
  const say = useText();
  const { number, percent } = useFormats();
  const { name, checked, agreed } = labels;
  const { columns, rows, hasOther, left } = labelMatrixOf(labels, order);
  return (
    <div className="panel task-panel">
      <p style={{ marginTop: 0 }}>
        <strong>{name}</strong>
        {" · "}
        {say("task.labels.agreed", {
          agreed: number(agreed),
          count: checked,
          share: percent((agreed / checked) * 100),
        })}
      </p>
      <div className="shares-scroll">
        <table className="matrix">
          <caption className="visually-hidden">{say("task.labels.caption", { name })}</caption>
          <thead>
            <tr>
              <th scope="col" className="soft">
                {say("task.labels.corner")}
              </th>
              {columns.map((it) => (
                <th key={it} scope="col">
                  {it}
                </th>
              ))}
              {hasOther && <th scope="col">{say("task.labels.other")}</th>}
              <th scope="col">{say("task.labels.share")}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map((row) => (
              <tr key={row.planned}>
                <th scope="row">{row.planned}</th>
                {columns.map((found, at) => (
                  <Cell key={found} rows={row.rows[at] ?? 0} wrong={found !== row.planned} />
                ))}
                {hasOther && <Cell rows={row.other} wrong />}
                <td className="matrix-number">{percent(row.agreed * 100)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      {left > 0 && <p className="soft">{say("task.labels.left", { count: left })}</p>}
    </div>
  );
}

function Cell({ rows, wrong }: { readonly rows: number; readonly wrong: boolean }) {
  const { number } = useFormats();
  return rows === 0 ? (
    <td className="matrix-number soft">{"–"}</td>
  ) : (
    <td className={wrong ? "matrix-number matrix-wrong" : "matrix-number"}>{number(rows)}</td>
  );
}
