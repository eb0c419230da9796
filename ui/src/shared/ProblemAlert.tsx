import { Alert, Button } from "antd";
import type { FieldProblem } from "../api/problem";
import { useText } from "../text/language";
import { explain } from "./problemText";

interface Props {
  /** What a query or a mutation threw; null shows nothing. */
  readonly error: unknown;
  /** Wrong fields that no field of the form stands for. */
  readonly fields?: readonly FieldProblem[];
  readonly onRetry?: () => void;
}

/** A failure: its cause, what to do about it, and the service's own words. */
export function ProblemAlert({ error, fields = [], onRetry }: Props) {
  const say = useText();
  if (error === null || error === undefined) {
    return null;
  }
  const { cause, action, detail, id } = explain(error, say);
  return (
    <Alert
      type="error"
      showIcon
      style={{ marginBottom: 16 }}
      title={cause}
      description={
        <>
          <div>{action}</div>
          {detail && (
            <div className="soft" style={{ marginTop: 4 }} lang="en">
              {detail}
            </div>
          )}
          {fields.map((it) => (
            <div key={`${it.field} ${it.message}`} lang="en">
              <span className="mono">{it.field}</span> {it.message}
            </div>
          ))}
          {id && <div className="mono">{say("problem.id", { id })}</div>}
        </>
      }
      action={
        onRetry && (
          <Button size="small" onClick={onRetry}>
            {say("action.retry")}
          </Button>
        )
      }
    />
  );
}
