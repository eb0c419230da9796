import { Alert, Descriptions, Skeleton, Table } from "antd";
import type { FieldProblem } from "../../api/problem";
import { item } from "../../shared/item";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { useFormats, useText } from "../../text/language";
import { ServiceText } from "../../text/ServiceText";
import { CallFailure } from "./CallFailure";
import type { TestOutcome } from "./modelQueries";

interface Props {
  readonly pending: boolean;
  readonly outcome: TestOutcome | undefined;
  readonly error: unknown;
  /** Wrong fields that no field of the form stands for. */
  readonly fields?: readonly FieldProblem[];
}

/** What came of a test: the answer with its figures, or the cause and what to do. */
export function TestResult({ pending, outcome, error, fields }: Props) {
  const say = useText();
  return (
    <div aria-live="polite" style={{ minHeight: 96 }}>
      {pending && (
        <div role="status" aria-label={say("models.test.running")}>
          <Skeleton active title={false} paragraph={{ rows: 3 }} />
        </div>
      )}
      {!pending && <ProblemAlert error={error} fields={fields} />}
      {!pending && outcome?.failure && <CallFailure failure={outcome.failure} title={say("models.test.bad")} />}
      {!pending && outcome?.ok && <Answer outcome={outcome} />}
      {!pending && outcome && outcome.rateLimits.length > 0 && <RateLimits seen={outcome.rateLimits} />}
      {!pending && outcome && outcome.notes.length > 0 && <Notes notes={outcome.notes} />}
    </div>
  );
}

/** What the model answered, and what was seen of it. */
function Answer({ outcome }: { outcome: TestOutcome }) {
  const say = useText();
  const { number, millis } = useFormats();
  const { structured, tokens, thinking } = outcome;
  const matches = structured?.matches !== false;
  const thought = tokens?.reasoning
    ? say("models.test.thinking.tokens", { count: tokens.reasoning })
    : say("models.test.thinking.yes");
  return (
    <>
      <Alert
        type={matches ? "success" : "warning"}
        showIcon
        title={say(matches ? "models.test.good" : "models.test.mismatch")}
        description={matches ? undefined : say("models.test.mismatch.more")}
        style={{ marginBottom: 12 }}
      />
      <Descriptions
        size="small"
        column={1}
        items={[
          item(say("word.latency"), millis(outcome.latencyMillis)),
          item(
            say("word.tokens"),
            tokens ? (
              <>
                {say("word.tokens.inOut", tokens)}
                {tokens.estimated > 0 && (
                  <div className="soft">{say("word.tokens.estimated", { count: number(tokens.estimated) })}</div>
                )}
              </>
            ) : (
              number(null)
            ),
          ),
          ...(structured
            ? [
                item(
                  say("models.test.schema"),
                  say(matches ? "models.test.schema.matches" : "models.test.schema.differs", {
                    sent: say(`models.test.sentAs.${structured.sentAs}`),
                  }),
                ),
              ]
            : []),
          ...(typeof thinking === "boolean"
            ? [item(say("models.form.thinking"), thinking ? thought : say("models.test.thinking.no"))]
            : []),
          typeof outcome.dimensions === "number"
            ? item(say("models.test.embedding"), say("models.test.dimensions", { count: outcome.dimensions }))
            : item(
                say("models.test.said"),
                <span className="mono" style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
                  {outcome.answer}
                </span>,
              ),
        ]}
      />
    </>
  );
}

/** The limits that a provider named in its response. */
function RateLimits({ seen }: { seen: TestOutcome["rateLimits"] }) {
  const say = useText();
  const { number, duration } = useFormats();
  return (
    <Table
      aria-label={say("models.test.limits")}
      size="small"
      pagination={false}
      scroll={{ x: "max-content" }}
      style={{ marginTop: 12 }}
      rowKey="name"
      dataSource={[...seen]}
      columns={[
        { title: say("models.test.limits"), render: (_, it) => <span className="mono">{it.name}</span> },
        { title: say("models.test.limits.remaining"), align: "end", render: (_, it) => number(it.remaining) },
        { title: say("models.test.limits.limit"), align: "end", render: (_, it) => number(it.limit) },
        {
          title: say("models.test.limits.reset"),
          align: "end",
          render: (_, it) => duration(it.resetSeconds),
        },
      ]}
    />
  );
}

/** What the call found out about the model. */
function Notes({ notes }: { notes: TestOutcome["notes"] }) {
  const say = useText();
  return (
    <div style={{ marginTop: 12 }}>
      <div style={{ fontWeight: 500 }}>{say("models.test.notes")}</div>
      <ul style={{ margin: "4px 0 0", paddingInlineStart: 20 }}>
        {notes.map((note) => (
          <li key={note.message}>
            <ServiceText text={note} />
          </li>
        ))}
      </ul>
    </div>
  );
}
