import { Alert, Button } from "antd";
import { type FieldProblem, Problem } from "../api/problem";
import { useText } from "../text/language";
import { ServiceText } from "../text/ServiceText";
import { explain } from "./problemText";

interface Props {
  /** What a query or a mutation threw; null shows nothing. */
  readonly error: unknown;
  /** Wrong fields that no field of the form stands for; where they are given, the form says the others itself. */
  readonly fields?: readonly FieldProblem[];
  readonly onRetry?: () => void;
  /** The word on the button; "Try again" where nothing is said. */
  readonly retry?: string;
}

/** A failure: its cause, what to do about it, and the service's own words. */
export function ProblemAlert({ error, fields, onRetry, retry }: Props) {
  const say = useText();
  if (error === null || error === undefined) {
    return null;
  }
  const { cause, action, detail, id } = explain(error, say);
  const saidAtFields = fields !== undefined && error instanceof Problem && error.fields.length > 0;
  return (
    <Alert
      type="error"
      showIcon
      style={{ marginBottom: 16 }}
      title={cause}
      description={
        <>
          <div>{action}</div>
          {detail && !saidAtFields && (
            <div className="soft" style={{ marginTop: 4 }}>
              <ServiceText text={detail} />
            </div>
          )}
          {fields?.map((it) => (
            <div key={`${it.field} ${it.message}`}>
              <span className="mono">{it.field}</span> <ServiceText text={it} />
            </div>
          ))}
          {id && <div className="mono">{say("problem.id", { id })}</div>}
        </>
      }
      action={
        onRetry && (
          <Button size="small" onClick={onRetry}>
            {retry ?? say("action.retry")}
          </Button>
        )
      }
    />
  );
}
