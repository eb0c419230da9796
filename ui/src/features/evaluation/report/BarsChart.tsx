import type { EChartsCoreOption } from "echarts/core";
import { useMemo } from "react";
import { useAppearance } from "../../../app/appearance";
import { variablesOf } from "../../../app/theme";
import { Chart } from "../../../shared/Chart";
import { useFormats, useText } from "../../../text/language";

type Color = "primary" | "good" | "warn" | "bad" | "text-soft";

export interface Bars {
  readonly name: string;
  readonly color: Color;
  /** One for each place; null has none. */
  readonly values: readonly (number | null)[];
}

interface Props {
  /** What it shows, for those who do not see it: its figures are added. */
  readonly label: string;
  readonly places: readonly string[];
  readonly bars: readonly Bars[];
  /** One above the other, rather than beside it. */
  readonly stacked?: boolean;
  /** Bars lie, with the names of places before them. */
  readonly lying?: boolean;
  /** In percent: values are shares of 100. */
  readonly shares?: boolean;
}

const HEIGHT = 180;
/** Shares that go as far as this are drawn on a scale of all. */
const NEARLY_ALL = 75;
const LINE_PIXELS = 26;

/** Bars by place, such as fields, categories or ranges. */
export function BarsChart({ label, places, bars, stacked = false, lying = false, shares = false }: Props) {
  const say = useText();
  const { number, percent, list } = useFormats();
  const { appearance } = useAppearance();
  const option = useMemo<EChartsCoreOption>(() => {
    const colors = variablesOf(appearance);
    const write = (value: number) => (shares ? percent(value) : number(value));
    const names = {
      type: "category",
      data: [...places],
      inverse: lying,
      axisTick: { show: false },
      axisLine: { show: !lying },
      axisLabel: lying ? { width: 140, overflow: "truncate" } : { hideOverlap: true },
    };
    const numbers = {
      type: "value",
      min: 0,
      ...(shares ? { max: ({ max }: { max: number }) => (max > NEARLY_ALL ? 100 : null) } : {}),
      splitNumber: shares ? 5 : 3,
      ...(shares ? {} : { minInterval: 1 }),
      axisLabel: { formatter: write, hideOverlap: true },
    };
    return {
      grid: {
        left: 4,
        right: 16,
        top: bars.length > 1 ? 30 : 10,
        bottom: 4,
        outerBoundsMode: "same",
        outerBoundsContain: "axisLabel",
      },
      legend: { show: bars.length > 1, top: 0, left: 0, itemHeight: 10, itemWidth: 14 },
      tooltip: {
        trigger: "axis",
        axisPointer: { type: "shadow" },
        valueFormatter: (it: unknown) => (typeof it === "number" ? write(it) : number(null)),
      },
      xAxis: lying ? numbers : names,
      yAxis: lying ? names : numbers,
      series: bars.map(({ name, color, values }) => ({
        type: "bar",
        name,
        color: colors[`--${color}`],
        barMaxWidth: lying ? 14 : 36,
        ...(stacked ? { stack: "all" } : {}),
        data: [...values],
      })),
    };
  }, [places, bars, stacked, lying, shares, number, percent, appearance]);
  const figures = bars.flatMap(({ name, values }) =>
    places.flatMap((place, at) => {
      const value = values[at];
      return value ? [`${place}${bars.length > 1 ? ` ${name}` : ""} ${shares ? percent(value) : number(value)}`] : [];
    }),
  );
  return (
    <Chart
      height={lying ? places.length * LINE_PIXELS + (bars.length > 1 ? 62 : 40) : HEIGHT}
      option={option}
      label={`${label}${say("word.colon")}${list(figures.slice(0, FIGURES_MAX))}`}
    />
  );
}

/** More than these nobody listens to; tables beside the charts have all. */
const FIGURES_MAX = 40;
