import type { EChartsCoreOption } from "echarts/core";
import { useMemo } from "react";
import { useAppearance } from "../../../app/appearance";
import { variablesOf } from "../../../app/theme";
import { Chart } from "../../../shared/Chart";
import { useFormats, useText } from "../../../text/language";
import { isOver } from "../taskMoves";
import type { Task } from "../taskQueries";
import { countOf, REASONS } from "./historyQueries";
import type { Point } from "./points";
import type { Way } from "./useTaskPoints";

const HEIGHT = 150;

/** How a task went: rows over time, texts by verdict, how long answers took. */
export function TaskCharts({ task, way }: { task: Task; way: Way }) {
  const say = useText();
  const { number, compact, millis, time } = useFormats();
  const colors = variablesOf(useAppearance().appearance);
  const color = colors["--primary"];
  const warn = colors["--warn"];
  const { points, isLive } = way;
  const drawn = points.length > 1;
  // A line of one point is not to be seen.
  const showSymbol = points.filter(({ latencyMean }) => latencyMean !== null).length === 1;

  const line = (name: string, of: keyof Point, more: object) => ({
    ...LINE,
    name,
    color,
    data: points.map((point) => [point.at, point[of]]),
    ...more,
  });
  // biome-ignore lint/correctness/useExhaustiveDependencies: what a line is made of is among them.
  const rows = useMemo<EChartsCoreOption>(
    () => ({
      ...timeAxes(time, compact),
      series: [line(say("task.tab.rows"), "rows", { areaStyle: { opacity: 0.12 } })],
    }),
    [points, say, time, compact, color],
  );
  const longest = say(isLive ? "task.chart.latency.max.before" : "task.chart.latency.max");
  // biome-ignore lint/correctness/useExhaustiveDependencies: as above.
  const latency = useMemo<EChartsCoreOption>(
    () => ({
      ...timeAxes(time, millis),
      series: [
        line(longest, "latencyMax", { color: warn, lineStyle: { width: 1, type: "dashed" }, showSymbol }),
        line(say("task.chart.latency.mean"), "latencyMean", { showSymbol }),
      ],
    }),
    [points, showSymbol, longest, say, time, millis, color, warn],
  );
  const since = drawn && way.requests !== null && (
    <span className="soft task-small" style={{ fontWeight: 400 }}>
      {" "}
      {say("task.chart.since", { count: way.requests })}
    </span>
  );
  const none = <p className="soft">{say(isOver(task.status) ? "task.chart.never" : "task.chart.none")}</p>;
  const panel = (title: string, option: EChartsCoreOption, label: string) => (
    <section className="panel">
      <h2>
        {title}
        {since}
      </h2>
      {drawn ? <Chart height={HEIGHT} option={option} label={label} /> : none}
    </section>
  );
  return (
    <div className="overview-charts">
      {panel(
        say("task.chart.rows"),
        rows,
        say("task.chart.rows.label", { generated: number(task.generated), target: number(task.target) }),
      )}
      <section className="panel">
        <h2>{say("task.chart.verdicts")}</h2>
        {task.requests.answered > 0 ? <VerdictChart task={task} /> : none}
      </section>
      {panel(
        say("word.latency"),
        latency,
        say("task.chart.latency.label", { mean: millis(task.requests.latencyMillisMean) }),
      )}
    </div>
  );
}

/** What the charts of a task have in common; times along the bottom. */
function timeAxes(time: (iso: string) => string, value: (value: number) => string): EChartsCoreOption {
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

const LINE = { type: "line", showSymbol: false, lineStyle: { width: 2 }, connectNulls: true } as const;

const BAR_PIXELS = 26;

/** How many texts were accepted, and how many were not for which reason. */
function VerdictChart({ task }: { task: Task }) {
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
