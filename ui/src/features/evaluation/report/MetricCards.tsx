import { WarningOutlined } from "@ant-design/icons";
import { useFormats, useText } from "../../../text/language";
import { METRICS, type Measured, type Metric } from "../types";

/** Every metric with its value, or that it was not measured. */
export function MetricCards({ metrics }: { metrics: readonly Measured[] }) {
  const say = useText();
  return (
    <section aria-label={say("evaluation.metrics")} className="metric-cards">
      {METRICS.map((metric) => {
        const measured = metrics.find((it) => it.metric === metric);
        return measured ? <Card key={metric} measured={measured} /> : <Missing key={metric} metric={metric} />;
      })}
    </section>
  );
}

function Card({ measured }: { measured: Measured }) {
  const say = useText();
  const { number, percent } = useFormats();
  const { metric, value, good, all, interval, weight, warnBelow, warning } = measured;
  const threshold = percent(warnBelow * 100);
  return (
    <article className="panel metric-card" data-tone={warning ? "warn" : "good"}>
      <h3>{say(`evaluation.metric.${metric}`)}</h3>
      <div className="metric-value">
        {percent(value * 100)}
        {warning && (
          <span className="metric-warning">
            <WarningOutlined aria-hidden /> {say("evaluation.metric.below", { threshold })}
          </span>
        )}
      </div>
      <div className="metric-bar" aria-hidden>
        <span className="metric-fill" style={{ width: `${value * 100}%` }} />
        {interval && (
          <span
            className="metric-interval"
            style={{ left: `${interval.from * 100}%`, width: `${(interval.to - interval.from) * 100}%` }}
          />
        )}
        <span className="metric-threshold" style={{ left: `${warnBelow * 100}%` }} />
      </div>
      <dl>
        {typeof good === "number" && typeof all === "number" && (
          <Fact name={say("evaluation.metric.good")}>
            {number(good)}
            {" / "}
            {number(all)}
          </Fact>
        )}
        {interval && (
          <Fact name={say("evaluation.interval")}>
            {percent(interval.from * 100)}
            {"–"}
            {percent(interval.to * 100)}
          </Fact>
        )}
        <Fact name={say("evaluation.metric.threshold")}>{threshold}</Fact>
        <Fact name={say("evaluation.metric.weight")}>{number(weight)}</Fact>
      </dl>
      <p className="soft">{say(`evaluation.metric.${metric}.help`)}</p>
    </article>
  );
}

function Missing({ metric }: { metric: Metric }) {
  const say = useText();
  return (
    <article className="panel metric-card">
      <h3>{say(`evaluation.metric.${metric}`)}</h3>
      <div className="metric-value soft">{say("evaluation.notMeasured")}</div>
      <p className="soft">{say(`evaluation.metric.${metric}.missing`)}</p>
    </article>
  );
}

function Fact({ name, children }: { name: string; children: React.ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
