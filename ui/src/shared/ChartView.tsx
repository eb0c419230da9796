import { BarChart, LineChart } from "echarts/charts";
import { GridComponent, LegendComponent, TooltipComponent } from "echarts/components";
import { type ECharts, type EChartsCoreOption, init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";
import { useEffect, useRef } from "react";
import { useAppearance } from "../app/appearance";

use([BarChart, LineChart, GridComponent, LegendComponent, TooltipComponent, CanvasRenderer]);

export interface ChartProps {
  /** What it shows, in a sentence with its figures, for those who do not see it. */
  readonly label: string;
  readonly option: EChartsCoreOption;
  /** In pixels. */
  readonly height: number;
}

/** ECharts with lines and bars, as wide as there is room, without animation. */
export default function ChartView({ label, option, height }: ChartProps) {
  const host = useRef<HTMLDivElement>(null);
  const chart = useRef<ECharts>(null);
  const { appearance } = useAppearance();

  useEffect(() => {
    if (!host.current) {
      return;
    }
    const made = init(host.current, appearance === "dark" ? "dark" : undefined);
    chart.current = made;
    const sized = new ResizeObserver(() => made.resize());
    sized.observe(host.current);
    return () => {
      sized.disconnect();
      made.dispose();
    };
  }, [appearance]);

  // biome-ignore lint/correctness/useExhaustiveDependencies: another appearance makes another chart.
  useEffect(() => {
    chart.current?.setOption({ backgroundColor: "transparent", animation: false, ...option }, { notMerge: true });
  }, [option, appearance]);

  return <div ref={host} role="img" aria-label={label} style={{ height, width: "100%" }} />;
}
