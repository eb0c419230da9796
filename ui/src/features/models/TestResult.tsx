import { Alert, Descriptions, Skeleton } from "antd";
import type { FieldProblem } from "../../api/problem";
import { item } from "../../shared/item";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { useFormats, useText } from "../../text/language";
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
  const { number, millis } = useFormats();
  return (
    <div aria-live="polite" style={{ minHeight: 96 }}>
      {pending && (
        <div role="status" aria-label={say("models.test.running")}>
          <Skeleton active title={false} paragraph={{ rows: 3 }} />
        </div>
      )}
      {!pending && <ProblemAlert error={error} fields={fields} />}
      {!pending && outcome?.failure && <CallFailure failure={outcome.failure} title={say("models.test.bad")} />}
      {!pending && outcome?.ok && (
        <>
          <Alert type="success" showIcon title={say("models.test.good")} style={{ marginBottom: 12 }} />
          <Descriptions
            size="small"
            column={1}
            items={[
              item(
                say("models.test.said"),
                <span style={{ whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>{outcome.answer}</span>,
              ),
              item(say("word.latency"), millis(outcome.latencyMillis)),
              item(say("word.tokens"), outcome.tokens ? say("word.tokens.inOut", outcome.tokens) : number(null)),
            ]}
          />
        </>
      )}
    </div>
  );
}
