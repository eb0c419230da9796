import { useQuery } from "@tanstack/react-query";
import type { EChartsCoreOption } from "echarts/core";
import { useMemo } from "react";
import { useAppearance } from "../../app/appearance";
import { variablesOf } from "../../app/theme";
import { Chart } from "../../shared/Chart";
import { useFormats, useText } from "../../text/language";
import { trendQuery } from "./evaluationQueries";
import { Panel } from "./report/Panel";
import { metricsIn, type TrendPoint, trendOf } from "./trend";

const HEIGHT = 240;

/** How the figures of a dataset's evaluations went over time; nothing where there are not two. */
export function TrendPanel({ datasetId }: { datasetId: string }) {
  const say = useText();
  const list = useQuery(trendQuery(datasetId)).data?.content;
  const points = useMemo(() => trendOf(list ?? []), [list]);
  return points.length < 2 ? null : (
    <Panel title={say("evaluation.trend")} help={say("evaluation.trend.help")}>
      <TrendChart points={points} />
    </Panel>
  );
}

function TrendChart({ points }: { points: readonly TrendPoint[] }) {
  const say = useText();
  const { number, dateTime, list } = useFormats();
  const { appearance } = useAppearance();
  const option = useMemo<EChartsCoreOption>(() => {
    const line = (name: string, data: readonly (number | undefined)[], width: number, more: object) => ({
      type: "line",
      name,
      data: data.map((it) => it ?? null),
      connectNulls: true,
      symbolSize: width * 2 + 2,
      lineStyle: { width },
      ...more,
    });
    const color = variablesOf(appearance)["--primary"];
    return {
      grid: { left: 4, right: 16, top: 12, bottom: 36, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
      legend: { type: "scroll", bottom: 0, left: 0, itemHeight: 8, itemWidth: 14, itemGap: 8 },
      tooltip: {
        trigger: "axis",
        valueFormatter: (it: unknown) => (typeof it === "number" ? number(it, 1) : number(null)),
      },
      xAxis: { type: "category", data: points.map(({ at }) => dateTime(at)), axisLabel: { hideOverlap: true } },
      yAxis: { type: "value", min: ({ min }: { min: number }) => Math.floor(min / 10) * 10, max: 100, splitNumber: 5 },
      series: [
        line(
          say("evaluation.score.overall"),
          points.map(({ score }) => score),
          3,
          { color, z: 3 },
        ),
        ...metricsIn(points).map((metric) =>
          line(
            say(`evaluation.metric.${metric}`),
            points.map(({ values }) => values[metric]),
            1.5,
            {},
          ),
        ),
      ],
    };
  }, [points, appearance, say, number, dateTime]);
  const scores = list(points.map(({ at, score }) => `${dateTime(at)} ${number(score, 1)}`));
  return <Chart height={HEIGHT} option={option} label={say("evaluation.trend.label", { scores })} />;
}
