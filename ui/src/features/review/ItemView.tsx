import { Flex, Tag } from "antd";
import { JsonView } from "../../shared/JsonView";
import { RowCard } from "../../shared/row/RowCard";
import { VotesView } from "../../shared/row/VotesView";
import { useRowsView } from "../../shared/useRowsView";
import { useFormats, useText } from "../../text/language";
import type { Item } from "./types";

/** A row, what judge and reviewers say of it, and how it stands. */
export function ItemView({ item }: { item: Item }) {
  const say = useText();
  const { raw, viewSwitch } = useRowsView();
  return (
    <div className="review-item">
      <div className="review-row">
        <Flex gap={8} align="center" wrap style={{ marginBottom: 8 }}>
          <h2>
            {item.ordinal
              ? say("review.row", { number: item.ordinal })
              : say(item.was === "WAITING" ? "review.row.waiting" : "review.row.judge")}
          </h2>
          <StandingTag standing={item.standing} />
          <span style={{ marginInlineStart: "auto" }}>{viewSwitch}</span>
        </Flex>
        {!item.ordinal && <p className="soft">{say("review.row.opinion")}</p>}
        <RowCard row={item.data} raw={raw} />
        {item.original && (
          <>
            <div className="soft row-label">{say("datasets.row.original")}</div>
            <JsonView value={item.original} height={200} />
          </>
        )}
      </div>
      <aside className="review-said">
        <Judge judge={item.judge} />
        <Decisions decisions={item.decisions} />
      </aside>
    </div>
  );
}

const COLORS = { OPEN: "default", ACCEPTED: "success", EDITED: "processing", REJECTED: "error" } as const;

function StandingTag({ standing }: Pick<Item, "standing">) {
  const say = useText();
  return <Tag color={COLORS[standing]}>{say(`review.standing.${standing}`)}</Tag>;
}

function Judge({ judge }: Pick<Item, "judge">) {
  const say = useText();
  const { number } = useFormats();
  return (
    <section className="panel" aria-label={say("review.judge")}>
      <h3>{say("review.judge")}</h3>
      {judge ? (
        <>
          <p className="review-score" data-passed={judge.score >= judge.threshold}>
            <strong>{number(judge.score, 2)}</strong>{" "}
            <span className="soft">{say("review.judge.threshold", { threshold: number(judge.threshold, 2) })}</span>
          </p>
          <VotesView votes={judge.votes} />
        </>
      ) : (
        <p className="soft">{say("review.judge.none")}</p>
      )}
    </section>
  );
}

function Decisions({ decisions }: Pick<Item, "decisions">) {
  const say = useText();
  const { ago } = useFormats();
  return (
    <section className="panel" aria-label={say("review.decisions")}>
      <h3>{say("review.decisions")}</h3>
      {decisions.length === 0 && <p className="soft">{say("review.decisions.none")}</p>}
      <ul className="review-decisions">
        {decisions.map(({ id, reviewer, decision, reason, at }) => (
          <li key={id}>
            <b>{reviewer}</b> {say(`review.decision.${decision}`)} <span className="soft">{ago(at)}</span>
            {reason && <div className="anywhere">{reason}</div>}
          </li>
        ))}
      </ul>
    </section>
  );
}
