import { Skeleton } from "antd";
import { Suspense } from "react";
import { useText } from "../text/language";
import type { ChartProps } from "./ChartView";
import { loaded } from "./loaded";

const { Component: View } = loaded(() => import("./ChartView").then((code) => code.default));

/** A chart; the code of all charts is loaded when the first one is shown. */
export function Chart(props: ChartProps) {
  const say = useText();
  return (
    <Suspense
      fallback={
        <div role="status" aria-label={say("chart.loading")} style={{ height: props.height }}>
          <Skeleton active title={false} />
        </div>
      }
    >
      <View {...props} />
    </Suspense>
  );
}
