import type { EChartsCoreOption } from "echarts/core";

/** What the charts of a task have in common; times along the bottom. */
export function timeAxes(time: (iso: string) => string, value: (value: number) => string): EChartsCoreOption {
  return {
    grid: { left: 8, right: 16, top: 12, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
    xAxis: {
      type: "time",
      splitNumber: 3,
      axisLabel: {
        hideOverlap: true,
        formatter: (at: number) => time(new Date(at).toISOString()),
      },
    },
    yAxis: { type: "value", min: 0, splitNumber: 3, minInterval: 1, axisLabel: { formatter: value } },
    tooltip: {
      trigger: "axis",
      valueFormatter: (it: unknown) => (typeof it === "number" ? value(it) : ""),
    },
  };
}

export const LINE = { type: "line", showSymbol: false, lineStyle: { width: 2 }, connectNulls: true } as const;
