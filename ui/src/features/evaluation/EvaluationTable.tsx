import { Checkbox, Flex, type TableColumnsType } from "antd";
import { useCallback, useMemo } from "react";
import { Link } from "react-router";
import { Ago, actionsColumn, timeColumn } from "../../shared/columns";
import { ListTable } from "../../shared/ListTable";
import { ProgressBar } from "../../shared/ProgressBar";
import type { Queried } from "../../shared/QueriedPage";
import { RowMenu } from "../../shared/RowMenu";
import { StatusTag } from "../../shared/StatusTag";
import type { ListAddress } from "../../shared/useListAddress";
import { useFormats, useText } from "../../text/language";
import { isActive } from "./evaluationMoves";
import { ScoreTag } from "./ScoreTag";
import { SourceLinks } from "./SourceLinks";
import type { EvaluationTask } from "./types";
import { type Items, useEvaluationActions } from "./useEvaluationActions";

interface Props {
  readonly query: Queried<EvaluationTask>;
  readonly address: ListAddress;
  readonly empty: React.ReactNode;
  /** The ids of those to compare, at most two. */
  readonly chosen: readonly string[];
  readonly onChoose: (ids: readonly string[]) => void;
}

/** A page of evaluations, of which two can be chosen. */
export function EvaluationTable({ query, address, empty, chosen, onChoose }: Props) {
  const say = useText();
  const { items } = useEvaluationActions();
  const choose = useCallback(
    // The third takes the place of the one that was chosen first.
    ({ id }: EvaluationTask, on: boolean) =>
      onChoose(on ? [...chosen, id].slice(-2) : chosen.filter((it) => it !== id)),
    [chosen, onChoose],
  );
  return (
    <ListTable
      label={say("evaluation.title")}
      query={query}
      address={address}
      columns={useColumns(chosen, choose, items)}
      card={(evaluation) => <Card evaluation={evaluation} chosen={chosen} onChoose={choose} items={items} />}
      empty={empty}
    />
  );
}

type Choose = (evaluation: EvaluationTask, on: boolean) => void;
type ItemsOf = (evaluation: EvaluationTask) => Items;

function useColumns(chosen: readonly string[], choose: Choose, items: ItemsOf): TableColumnsType<EvaluationTask> {
  const say = useText();
  const { number } = useFormats();
  return useMemo(
    () => [
      {
        key: "chosen",
        width: 1,
        render: (_, evaluation) => <ChooseBox evaluation={evaluation} chosen={chosen} onChoose={choose} />,
      },
      {
        key: "name",
        title: say("word.name"),
        sorter: true,
        render: (_, evaluation) => (
          <div style={{ minWidth: 140, maxWidth: "clamp(180px, 22vw, 420px)" }}>
            <EvaluationLink evaluation={evaluation} />
          </div>
        ),
      },
      {
        key: "source",
        title: say("evaluation.source"),
        render: (_, evaluation) => (
          <div style={{ maxWidth: "clamp(140px, 18vw, 340px)" }}>
            <SourceLinks evaluation={evaluation} />
          </div>
        ),
      },
      {
        key: "status",
        title: say("tasks.column.status"),
        render: (_, evaluation) => <Standing evaluation={evaluation} />,
      },
      {
        key: "score",
        title: say("evaluation.score"),
        sorter: true,
        align: "end",
        render: (_, { score, status }) => !isActive({ status }) && <ScoreTag score={score} status={status} />,
      },
      {
        key: "rows",
        title: say("datasets.column.rows"),
        sorter: true,
        align: "end",
        render: (_, { rows }) => number(rows),
      },
      timeColumn("createdAt", say("word.created")),
      actionsColumn(say("word.actions"), (evaluation: EvaluationTask) => (
        <RowMenu name={evaluation.name} items={() => items(evaluation)} />
      )),
    ],
    [say, number, chosen, choose, items],
  );
}

function EvaluationLink({ evaluation: { id, name, automatic } }: { evaluation: EvaluationTask }) {
  const say = useText();
  return (
    <>
      <Link to={`/data/evaluation/${id}`} className="name-text" title={name} style={{ fontWeight: 500 }}>
        {name}
      </Link>
      {automatic && <div className="soft evaluation-small">{say("evaluation.automatic")}</div>}
    </>
  );
}

/** Where it stands, and how far it is as long as it goes on. */
function Standing({ evaluation }: { evaluation: EvaluationTask }) {
  const { status, progress } = evaluation;
  return (
    <div className="evaluation-standing">
      <StatusTag status={status} />
      {(isActive(evaluation) || status === "PAUSED") && <ProgressBar percent={progress} status={status} />}
    </div>
  );
}

interface ChooseBoxProps {
  readonly evaluation: EvaluationTask;
  readonly chosen: readonly string[];
  readonly onChoose: Choose;
}

/** Only what has a report can be compared. */
function ChooseBox({ evaluation, chosen, onChoose }: ChooseBoxProps) {
  const say = useText();
  return (
    <Checkbox
      aria-label={say("evaluation.choose", { name: evaluation.name })}
      disabled={evaluation.status !== "COMPLETED"}
      checked={chosen.includes(evaluation.id)}
      onChange={({ target }) => onChoose(evaluation, target.checked)}
    />
  );
}

/** An evaluation in a narrow window. */
function Card({ evaluation, items, ...choice }: ChooseBoxProps & { readonly items: ItemsOf }) {
  const say = useText();
  const { name, rows, score, status, createdAt } = evaluation;
  return (
    <>
      <Flex justify="space-between" gap={8} align="flex-start">
        <Flex gap={8} align="flex-start" style={{ minWidth: 0 }}>
          <ChooseBox evaluation={evaluation} {...choice} />
          <div style={{ minWidth: 0 }}>
            <EvaluationLink evaluation={evaluation} />
          </div>
        </Flex>
        {!isActive(evaluation) && <ScoreTag score={score} status={status} />}
      </Flex>
      <div style={{ margin: "4px 0" }}>
        <SourceLinks evaluation={evaluation} />
      </div>
      <Standing evaluation={evaluation} />
      <Flex justify="space-between" align="center" gap={8}>
        <span className="soft">
          {say("datasets.rows", { count: rows })}
          {" · "}
          <Ago at={createdAt} />
        </span>
        <RowMenu name={name} items={() => items(evaluation)} />
      </Flex>
    </>
  );
}
