import { Table } from "antd";
import { useFormats, useText } from "../../../text/language";
import { Bars } from "../../datasets/profile/Bars";
import "../../datasets/datasets.css";
import type { FieldFigures, Report } from "../types";
import { BarsChart } from "./BarsChart";
import { lengthBins } from "./bins";
import { Facts, Panel } from "./Panel";

/** Fields in a chart at the most; the table has all. */
const CHARTED = 25;

/** How full each field is. */
export function FieldsPanel({ report }: { report: Report }) {
  const say = useText();
  const { number, percent } = useFormats();
  const { fields, rows, complete } = report;
  const share = (count: number) => (rows === 0 ? 0 : (count / rows) * 100);
  const shown = fields.slice(0, CHARTED);
  const filled = ({ missing, nulls, blank }: FieldFigures) => rows - missing - nulls - blank;
  const bars = [
    { name: say("evaluation.field.filled"), color: "good" as const, values: shown.map((it) => share(filled(it))) },
    { name: say("evaluation.field.missing"), color: "bad" as const, values: shown.map((it) => share(it.missing)) },
    { name: say("evaluation.field.nulls"), color: "warn" as const, values: shown.map((it) => share(it.nulls)) },
    { name: say("evaluation.field.blank"), color: "text-soft" as const, values: shown.map((it) => share(it.blank)) },
  ];
  const column = (key: "missing" | "nulls" | "blank") => ({
    title: say(`evaluation.field.${key}`),
    align: "end" as const,
    render: (_: unknown, field: FieldFigures) =>
      field[key] === 0
        ? number(0)
        : say("word.counted", { word: number(field[key]), count: percent(share(field[key])) }),
  });
  return (
    <Panel title={say("evaluation.metric.COMPLETENESS")} help={say("evaluation.fields.help")} wide>
      <Facts
        facts={[
          [
            say("evaluation.fields.complete"),
            say("word.counted", {
              word: say("evaluation.of", { count: number(complete), all: number(rows) }),
              count: percent(share(complete)),
            }),
          ],
        ]}
      />
      <BarsChart
        label={say("evaluation.metric.COMPLETENESS")}
        places={shown.map(({ name }) => name)}
        bars={bars}
        stacked
        lying
        shares
      />
      <Table<FieldFigures>
        aria-label={say("evaluation.fields")}
        rowKey="name"
        size="small"
        dataSource={fields}
        pagination={fields.length > 20 && { pageSize: 20, showSizeChanger: false, size: "small" }}
        scroll={{ x: true }}
        columns={[
          {
            title: say("evaluation.field"),
            render: (_, { name }) => <span className="mono anywhere report-name">{name}</span>,
          },
          {
            title: say("evaluation.field.filled"),
            align: "end",
            render: (_, field) => percent(share(filled(field))),
          },
          column("missing"),
          column("nulls"),
          column("blank"),
        ]}
      />
    </Panel>
  );
}

/** How long texts are, by field. */
export function LengthsPanel({ report: { fields } }: { report: Report }) {
  const say = useText();
  const { number } = useFormats();
  const shown = fields.flatMap(({ name, lengths }) => (lengths ? [{ name, lengths }] : [])).slice(0, CHARTED);
  if (shown.length === 0) {
    return null;
  }
  return (
    <Panel title={say("evaluation.lengths")} help={say("evaluation.lengths.help")}>
      <div className="report-lengths">
        {shown.map(({ name, lengths }) => (
          <div key={name}>
            <h3 className="mono anywhere">{name}</h3>
            <LengthBars name={name} counts={lengths.counts} />
            <p className="soft">
              {say("evaluation.lengths.value", {
                least: number(lengths.least),
                mean: number(lengths.mean, 0),
                most: number(lengths.most),
              })}
            </p>
          </div>
        ))}
      </div>
    </Panel>
  );
}

/** None where all are about as long. */
function LengthBars({ name, counts }: { name: string; counts: readonly number[] }) {
  const say = useText();
  const bins = lengthBins(counts).map(({ from, to, count }) => ({ from, to: to ?? from, rows: count }));
  return bins.length > 1 && <Bars label={say("evaluation.lengths.label", { field: name })} bins={bins} />;
}
