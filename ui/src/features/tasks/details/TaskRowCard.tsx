import { memo } from "react";
import { RowCard } from "../../../shared/row/RowCard";
import { useFormats } from "../../../text/language";
import type { TaskRow } from "./historyQueries";
import { RequestLink } from "./RequestLink";

interface Props {
  readonly row: TaskRow;
  /** As JSON, whatever it looks like. */
  readonly raw?: boolean;
  /** Only the beginning of long texts. */
  readonly clamped?: boolean;
}

/** An accepted row: its number, the request that brought it, and what it says. */
export const TaskRowCard = memo(function TaskRowCard({ row, raw, clamped }: Props) {
  const { number } = useFormats();
  const head = (
    <>
      <span>
        {"#"}
        {number(row.ordinal)}
      </span>
      <RequestLink unit={row.unit} />
    </>
  );
  return (
    <li>
      <RowCard head={head} row={row.data} raw={raw} clamped={clamped} />
    </li>
  );
});
