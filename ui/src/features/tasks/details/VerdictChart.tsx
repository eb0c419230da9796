import type { EChartsCoreOption } from "echarts/core";
import { useMemo } from "react";
import { useAppearance } from "../../../app/appearance";
import { variablesOf } from "../../../app/theme";
import { Chart } from "../../../shared/Chart";
import { useFormats, useText } from "../../../text/language";
import type { Task } from "../taskQueries";
import { countOf, REASONS } from "./historyQueries";

const BAR_PIXELS = 26;

/** How many texts were accepted, and how many were not for which reason. */
export function VerdictChart({ task }: { task: Task }) {
  const say = useText();
  const { number, list } = useFormats();
  const { appearance } = useAppearance();
  const counts = REASONS.map((reason) => countOf(task, reason)).join(" ");
  const { bars, option } = useMemo(() => {
    const colors = variablesOf(appearance);
    const numbers = counts.split(" ").map(Number);
    const shown = [
      { name: say("task.accepted"), value: task.generated, color: colors["--good"] },
      ...REASONS.map((reason, index) => ({
        name: say(`task.reason.${reason}`),
        value: numbers[index] ?? 0,
        color: reason === "SURPLUS" ? colors["--text-soft"] : colors["--warn"],
      })).filter(({ value }) => value > 0),
    ];
    const made: EChartsCoreOption = {
      grid: { left: 8, right: 56, top: 0, bottom: 0, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
      xAxis: { type: "value", show: false },
      yAxis: {
        type: "category",
        inverse: true,
        data: shown.map(({ name }) => name),
        axisLine: { show: false },
        axisTick: { show: false },
      },
      series: [
        {
          type: "bar",
          barWidth: 12,
          data: shown.map(({ value, color }) => ({ value, itemStyle: { color } })),
          label: { show: true, position: "right", formatter: ({ value }: { value: number }) => number(value) },
        },
      ],
    };
    return { bars: shown, option: made };
  }, [task.generated, counts, appearance, say, number]);
  const parts = list(bars.map(({ name, value }) => say("task.chart.verdicts.part", { name, number: number(value) })));
  return (
    <Chart
      height={Math.max(1, bars.length) * BAR_PIXELS + 8}
      option={option}
      label={say("task.chart.verdicts.label", { parts })}
    />
  );
}
