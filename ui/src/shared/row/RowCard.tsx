import { type ReactNode, useMemo } from "react";
import { JsonView } from "../JsonView";
import { RowBody } from "./RowBody";
import "./row.css";
import { shapeOf } from "./rowShape";

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
