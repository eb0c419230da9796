import { Table } from "antd";
import { useFormats, useText } from "../../../text/language";
import { JudgeAgreement } from "../../review/JudgeAgreement";
import type { DimensionFigures, Interval, JudgeFigures } from "../types";
import { BarsChart } from "./BarsChart";
import { binName, scoreBins } from "./bins";
import { Facts, Panel } from "./Panel";

const SCALE = [1, 2, 3, 4, 5];

/** What a judging model said of the sample. */
export function JudgePanel({ figures, datasetId }: { figures: JudgeFigures; datasetId: string }) {
  const say = useText();
  const { number, percent } = useFormats();
  const { model, sample, judged, mean, interval, threshold, passed, dimensions, counts } = figures;
  const bins = scoreBins(counts);
  return (
    <Panel
      title={say("evaluation.metric.JUDGE")}
      help={say("evaluation.judged.help", { model, judged: number(judged), sample: number(sample) })}
      wide
    >
      <Facts
        facts={[
          [say("evaluation.judged.mean"), mean === null ? "–" : `${number(mean, 2)} / 5`],
          [say("evaluation.interval"), <IntervalText key="interval" of={interval} />],
          [
            say("evaluation.judged.passed", { threshold: number(threshold) }),
            say("word.counted", {
              word: number(passed),
              count: percent(judged === 0 ? 0 : (passed / judged) * 100),
            }),
          ],
        ]}
      />
      <BarsChart
        label={say("evaluation.judged.scores")}
        places={bins.map((bin) => binName(bin, number))}
        bars={[{ name: say("evaluation.judged.rows"), color: "primary", values: bins.map(({ count }) => count) }]}
      />
      {dimensions.length > 0 && (
        <Table<DimensionFigures>
          aria-label={say("evaluation.judged.dimensions")}
          rowKey="name"
          size="small"
          pagination={false}
          scroll={{ x: true }}
          dataSource={dimensions}
          columns={[
            {
              title: say("evaluation.judged.dimension"),
              render: (_, { name }) => <span className="anywhere">{name}</span>,
            },
            { title: say("evaluation.judged.mean"), align: "end", render: (_, it) => number(it.mean, 2) },
            {
              title: say("evaluation.interval"),
              align: "end",
              render: (_, it) => <IntervalText of={it.interval} />,
            },
            ...SCALE.map((score, at) => ({
              title: number(score),
              align: "end" as const,
              render: (_: unknown, it: DimensionFigures) => number(it.counts[at] ?? 0),
            })),
          ]}
        />
      )}
      <JudgeAgreement datasetId={datasetId} />
    </Panel>
  );
}

function IntervalText({ of }: { of: Interval | null | undefined }) {
  const { number } = useFormats();
  return of ? (
    <span style={{ whiteSpace: "nowrap" }}>
      {number(of.from, 2)}
      {"–"}
      {number(of.to, 2)}
    </span>
  ) : (
    number(null)
  );
}
