import { useQuery } from "@tanstack/react-query";
import { Slider } from "antd";
import { useState } from "react";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { useSettled } from "../../shared/useSettled";
import { useFormats, useText } from "../../text/language";
import { figuresQuery } from "./reviewQueries";
import type { Figures, JudgeFigures } from "./types";
import { useKappaText } from "./useKappaText";

/** What the reviews have come to: rows, agreement of reviewers, and what the judge is worth. */
export function FiguresPanel({ id }: { id: string }) {
  const say = useText();
  const [threshold, setThreshold] = useState<number>();
  const asked = useSettled(threshold);
  const figures = useQuery(figuresQuery(id, asked));
  const { data } = figures;
  return (
    <section className="panel review-figures" aria-label={say("review.figures")}>
      <h2>{say("review.figures")}</h2>
      <ProblemAlert error={figures.error} onRetry={() => void figures.refetch()} />
      {data && (
        <>
          <Counts figures={data} />
          <div className="review-columns">
            <Reviewers figures={data} />
            {data.judge ? (
              <Judge judge={data.judge} threshold={threshold ?? data.judge.threshold} onThreshold={setThreshold} />
            ) : (
              <div>
                <h3>{say("review.judge.people")}</h3>
                <p className="soft">{say("review.judge.people.none")}</p>
              </div>
            )}
          </div>
        </>
      )}
    </section>
  );
}

function Counts({ figures }: { figures: Figures }) {
  const say = useText();
  const { number } = useFormats();
  const counts = (["rows", "accepted", "edited", "rejected", "open"] as const).map(
    (name) => [name, figures[name]] as const,
  );
  return (
    <dl className="review-counts">
      {counts.map(([name, count]) => (
        <div key={name} data-figure={name}>
          <dt>{say(`review.count.${name}`)}</dt>
          <dd>{number(count)}</dd>
        </div>
      ))}
    </dl>
  );
}

function Reviewers({ figures: { reviewers, pairs } }: { figures: Figures }) {
  const say = useText();
  const kappa = useKappaText();
  return (
    <div>
      <h3>{say("review.agreement")}</h3>
      {reviewers.length === 0 && <p className="soft">{say("review.decisions.none")}</p>}
      <ul className="review-decisions">
        {reviewers.map(({ name, rows, accepted }) => (
          <li key={name}>
            <b>{name}</b> <span className="soft">{say("review.reviewer.rows", { count: rows, accepted })}</span>
          </li>
        ))}
        {pairs.map(({ first, second, kappa: value }) => (
          <li key={`${first}/${second}`}>
            {say("review.pair", { first, second })} {kappa(value)}
          </li>
        ))}
      </ul>
      {reviewers.length > 0 && pairs.length === 0 && <p className="soft">{say("review.agreement.none")}</p>}
    </div>
  );
}

interface JudgeProps {
  readonly judge: JudgeFigures;
  readonly threshold: number;
  readonly onThreshold: (threshold: number) => void;
}

/** How the judge does beside people, at a threshold that can be moved. */
function Judge({ judge, threshold, onThreshold }: JudgeProps) {
  const say = useText();
  const { number, percent } = useFormats();
  const kappa = useKappaText();
  const share = (value: number | null | undefined) =>
    percent(value === null || value === undefined ? null : value * 100);
  const { precision, recall, passed, precisionInterval, recallInterval } = judge.at;
  const between = (interval: { from: number; to: number } | null | undefined) =>
    interval ? say("review.interval", { from: share(interval.from), to: share(interval.to) }) : "";
  return (
    <div>
      <h3>{say("review.judge.people")}</h3>
      <p>{kappa(judge.kappa)}</p>
      <div id="review-threshold-label">{say("review.threshold", { threshold: number(threshold, 2) })}</div>
      <Slider
        min={1}
        max={5}
        step={0.25}
        value={threshold}
        onChange={onThreshold}
        ariaLabelledByForHandle="review-threshold-label"
        marks={{ 1: "1", 2: "2", 3: "3", 4: "4", 5: "5" }}
      />
      <dl className="review-counts">
        <div>
          <dt>{say("review.precision")}</dt>
          <dd>{share(precision)}</dd>
          <dd className="soft">{between(precisionInterval)}</dd>
        </div>
        <div>
          <dt>{say("review.recall")}</dt>
          <dd>{share(recall)}</dd>
          <dd className="soft">{between(recallInterval)}</dd>
        </div>
        <div>
          <dt>{say("review.passed")}</dt>
          <dd>{say("review.passed.of", { passed: number(passed), rows: number(judge.rows) })}</dd>
        </div>
      </dl>
      <p className="soft">{say("review.judge.people.help")}</p>
    </div>
  );
}
