import { memo, useMemo } from "react";
import { JsonView } from "../../../shared/JsonView";
import { useFormats } from "../../../text/language";
import type { TaskRow } from "./historyQueries";
import { RequestLink } from "./RequestLink";
import { RowBody } from "./RowBody";
import { shapeOf } from "./rowShape";

interface Props {
  readonly row: TaskRow;
  /** As JSON, whatever it looks like. */
  readonly raw?: boolean;
  /** Only the beginning of long texts. */
  readonly clamped?: boolean;
}

const JSON_PIXELS = 240;

/** A row as its fields are best read: question and answer, conversation, pair, or JSON. */
export const RowCard = memo(function RowCard({ row, raw = false, clamped = false }: Props) {
  const { number } = useFormats();
  const shape = useMemo(() => (raw ? ({ kind: "json" } as const) : shapeOf(row.data)), [row.data, raw]);
  return (
    <li className={clamped ? "panel row-card row-clamped" : "panel row-card"}>
      <div className="row-head soft">
        <span>
          {"#"}
          {number(row.ordinal)}
        </span>
        <RequestLink unit={row.unit} />
      </div>
      {shape.kind === "json" ? (
        <JsonView value={row.data} height={clamped ? 130 : JSON_PIXELS} />
      ) : (
        <RowBody shape={shape} clamped={clamped} />
      )}
    </li>
  );
});
