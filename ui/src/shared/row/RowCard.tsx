import { type ReactNode, useMemo } from "react";
import { JsonView } from "../JsonView";
import "./row.css";
import { writeJson } from "../../api/exactJson";
import { useText } from "../../text/language";
import { roleOf, roleText } from "./roleText";
import { type RowShape, shapeOf } from "./rowShape";

interface Props {
  /** Where it comes from. */
  readonly head?: ReactNode;
  /** What is to be said of it before it is shown. */
  readonly children?: ReactNode;
  /** The row; null where there is none to show. */
  readonly row: unknown;
  /** As JSON, whatever it looks like. */
  readonly raw?: boolean;
  /** Only the beginning of long texts. */
  readonly clamped?: boolean;
  /** Whether it was accepted, where that is in question. */
  readonly verdict?: "accepted" | "rejected";
}

const JSON_PIXELS = 240;
const JSON_PIXELS_CLAMPED = 130;

/** A row as its fields are best read: question and answer, conversation, pair, or JSON. */
export function RowCard({ head, children, row, raw = false, clamped = false, verdict }: Props) {
  const classes = ["panel row-card", clamped && "row-clamped", verdict && `row-${verdict}`];
  return (
    <article className={classes.filter(Boolean).join(" ")}>
      {head && <div className="row-head soft">{head}</div>}
      {children}
      {row !== null && row !== undefined && <Row row={row} raw={raw} clamped={clamped} />}
    </article>
  );
}

function Row({ row, raw, clamped }: { row: unknown; raw: boolean; clamped: boolean }) {
  const shape = useMemo(() => (raw ? ({ kind: "json" } as const) : shapeOf(row)), [row, raw]);
  return shape.kind === "json" ? (
    <JsonView value={row} height={clamped ? JSON_PIXELS_CLAMPED : JSON_PIXELS} />
  ) : (
    <RowBody shape={shape} clamped={clamped} />
  );
}

const CHARS_CLAMPED = 1_000;

/** The texts of a row, and below them its other fields. */
function RowBody({ shape, clamped }: { shape: Exclude<RowShape, { kind: "json" }>; clamped: boolean }) {
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
