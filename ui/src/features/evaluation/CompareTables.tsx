import { Table, type TableColumnsType } from "antd";
import { Link } from "react-router";
import { useFormats, useText } from "../../text/language";
import { Change } from "./Change";
import { type Difference, differences, FIGURES, type Figure, figuresOf, SHARES, toneOfChange } from "./compare";
import { BarsChart } from "./report/BarsChart";
import { Panel } from "./report/Panel";
import { SourceLinks } from "./SourceLinks";
import { toneOf } from "./score";
import type { EvaluationTask, Measured, Report } from "./types";

interface Props {
  readonly a: EvaluationTask;
  readonly b: EvaluationTask;
}

/** Scores, metrics and figures of two evaluations, and how they differ. */
export function CompareTables({ a, b }: Props) {
  const say = useText();
  const { number } = useFormats();
  const found = differences(a.report?.metrics ?? [], b.report?.metrics ?? []);
  const inPercent = (measured: Measured | null) => (measured ? measured.value * 100 : null);
  const change = typeof a.score === "number" && typeof b.score === "number" ? b.score - a.score : null;
  return (
    <>
      <div className="compare-sides">
        <Side evaluation={a} />
        <Side evaluation={b}>{change !== null && <Change value={change} tone={signTone(change)} digits={1} />}</Side>
      </div>
      <div className="report-panels">
        <Panel title={say("evaluation.metrics")} help={say("evaluation.compare.help.metrics")} wide>
          <BarsChart
            label={say("evaluation.metrics")}
            places={found.map(({ metric }) => say(`evaluation.metric.${metric}`))}
            shares
            bars={[
              {
                name: say("evaluation.compare.side", { side: say("evaluation.compare.a"), name: a.name }),
                color: "text-soft",
                values: found.map((it) => inPercent(it.a)),
              },
              {
                name: say("evaluation.compare.side", { side: say("evaluation.compare.b"), name: b.name }),
                color: "primary",
                values: found.map((it) => inPercent(it.b)),
              },
            ]}
          />
          <Metrics found={found} />
        </Panel>
        {a.report && b.report && (
          <Panel title={say("evaluation.figures")} wide>
            <Figures a={a.report} b={b.report} />
          </Panel>
        )}
      </div>
      <p className="soft">{say("evaluation.compare.rows", { a: number(a.rows), b: number(b.rows) })}</p>
    </>
  );
}

function Side({ evaluation, children }: { evaluation: EvaluationTask; children?: React.ReactNode }) {
  const { number, dateTime } = useFormats();
  const { id, name, score, createdAt } = evaluation;
  return (
    <section className="panel compare-side" data-tone={typeof score === "number" ? toneOf(score) : undefined}>
      <h2>
        <Link to={`/data/evaluation/${id}`} className="anywhere">
          {name}
        </Link>
      </h2>
      <div className="soft parts">
        <SourceLinks evaluation={evaluation} />
        <span>{dateTime(createdAt)}</span>
      </div>
      <div className="report-score-value">
        <strong>{number(score, 1)}</strong>
        {children}
      </div>
    </section>
  );
}

function Metrics({ found }: { found: readonly Difference[] }) {
  const say = useText();
  const { number, percent } = useFormats();
  const value = (measured: Measured | null) =>
    measured ? percent(measured.value * 100) : <span className="soft">{say("evaluation.notMeasured")}</span>;
  const columns: TableColumnsType<Difference> = [
    { title: say("evaluation.metric"), render: (_, { metric }) => say(`evaluation.metric.${metric}`) },
    { title: say("evaluation.compare.a"), align: "end", render: (_, it) => value(it.a) },
    { title: say("evaluation.compare.b"), align: "end", render: (_, it) => value(it.b) },
    {
      title: say("evaluation.compare.difference"),
      align: "end",
      render: (_, { difference, within }) =>
        difference === null ? (
          number(null)
        ) : (
          <>
            <Change
              value={difference * 100}
              tone={within ? null : signTone(difference)}
              digits={1}
              unit={say("evaluation.compare.points")}
            />
            {within && <div className="soft evaluation-small">{say("evaluation.compare.within")}</div>}
          </>
        ),
    },
  ];
  return (
    <Table
      aria-label={say("evaluation.metrics")}
      rowKey="metric"
      size="small"
      pagination={false}
      scroll={{ x: true }}
      columns={columns}
      dataSource={found}
    />
  );
}

interface FigureRow {
  readonly figure: Figure;
  readonly a: number | null;
  readonly b: number | null;
}

function Figures({ a, b }: { readonly a: Report; readonly b: Report }) {
  const say = useText();
  const { number, percent } = useFormats();
  const [one, other] = [figuresOf(a), figuresOf(b)];
  const rows = FIGURES.map((figure) => ({ figure, a: one[figure], b: other[figure] })).filter(
    (it) => it.a !== null || it.b !== null,
  );
  const value = (figure: Figure, of: number | null) =>
    of === null ? (
      <span className="soft">{say("evaluation.notMeasured")}</span>
    ) : SHARES.includes(figure) ? (
      percent(of)
    ) : (
      number(of)
    );
  const columns: TableColumnsType<FigureRow> = [
    { title: say("evaluation.figure"), render: (_, { figure }) => say(`evaluation.figure.${figure}`) },
    { title: say("evaluation.compare.a"), align: "end", render: (_, it) => value(it.figure, it.a) },
    { title: say("evaluation.compare.b"), align: "end", render: (_, it) => value(it.figure, it.b) },
    {
      title: say("evaluation.compare.difference"),
      align: "end",
      render: (_, { figure, a: before, b: after }) =>
        before === null || after === null ? (
          number(null)
        ) : (
          <Change
            value={after - before}
            tone={toneOfChange(figure, after - before)}
            digits={SHARES.includes(figure) ? 1 : 2}
            unit={SHARES.includes(figure) ? say("evaluation.compare.points") : undefined}
          />
        ),
    },
  ];
  return (
    <Table
      aria-label={say("evaluation.figures")}
      rowKey="figure"
      size="small"
      pagination={false}
      scroll={{ x: true }}
      columns={columns}
      dataSource={rows}
    />
  );
}

function signTone(value: number): "good" | "bad" | null {
  return value === 0 ? null : value > 0 ? "good" : "bad";
}
