import { writeJson } from "../../api/exactJson";
import { useText } from "../../text/language";
import { roleOf, roleText } from "./roleText";
import type { RowShape } from "./rowShape";

const CHARS_CLAMPED = 1_000;

interface Props {
  readonly shape: Exclude<RowShape, { kind: "json" }>;
  readonly clamped: boolean;
}

/** The texts of a row, and below them its other fields. */
export function RowBody({ shape, clamped }: Props) {
  const say = useText();
  // A long text would be laid out in full, only to be hidden.
  const cut = (text: string) => (clamped && text.length > CHARS_CLAMPED ? `${text.slice(0, CHARS_CLAMPED)}…` : text);
  return (
    <>
      {shape.kind === "qa" && (
        <>
          <div className="row-text row-question">{cut(shape.question)}</div>
          <div className="row-text">{cut(shape.answer)}</div>
        </>
      )}
      {shape.kind === "dialogue" && (
        <div className="bubbles">
          {shape.turns.map(({ role, text }, index) => {
            return (
              // biome-ignore lint/suspicious/noArrayIndexKey: turns stay in their order.
              <div key={index} className={`bubble bubble-${roleOf(role) ?? "other"}`}>
                <div className="bubble-role">{roleText(role, say)}</div>
                <div className="row-text">{cut(text)}</div>
              </div>
            );
          })}
        </div>
      )}
      {shape.kind === "pair" && (
        <>
          {shape.prompt !== null && <div className="row-text row-question">{cut(shape.prompt)}</div>}
          <div className="pair">
            <div>
              <div className="pair-label">{say("task.row.chosen")}</div>
              <div className="row-text">{cut(shape.chosen)}</div>
            </div>
            <div>
              <div className="pair-label">{say("task.row.rejected")}</div>
              <div className="row-text">{cut(shape.rejected)}</div>
            </div>
          </div>
        </>
      )}
      {shape.rest.length > 0 && (
        <dl className="row-fields">
          {shape.rest.map(([name, value]) => (
            <Field key={name} name={name} value={cut(typeof value === "string" ? value : writeJson(value))} />
          ))}
        </dl>
      )}
    </>
  );
}

function Field({ name, value }: { name: string; value: string }) {
  return (
    <>
      <dt className="mono">{name}</dt>
      <dd className="row-text">{value}</dd>
    </>
  );
}
