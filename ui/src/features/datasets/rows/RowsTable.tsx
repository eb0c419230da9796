import { Table, type TableColumnsType } from "antd";
import { type RefObject, type UIEvent, useCallback, useEffect, useMemo, useRef, useState } from "react";
import { useFormats, useText } from "../../../text/language";
import type { Row } from "../types";
import type { RowsAddress } from "./rowsAddress";
import { cellText, widthOf } from "./tableColumns";

interface Props {
  readonly rows: readonly Row[];
  readonly fields: readonly string[];
  readonly address: RowsAddress;
  readonly loading: boolean;
  /** Called when the end is near. */
  readonly onEnd: () => void;
}

/** How near to its end the next rows are fetched, in pixels. */
const NEAR_PIXELS = 1_500;
const NUMBER_PIXELS = 96;

/** Rows in a table that only makes those which are in sight. */
export function RowsTable({ rows, fields, address, loading, onEnd }: Props) {
  const say = useText();
  const host = useRef<HTMLDivElement>(null);
  const height = useRoomBelow(host);
  const columns = useColumns(rows, fields, address);
  const width = columns.reduce((sum, column) => sum + Number(column.width), 0);
  const scrolled = ({ currentTarget }: UIEvent<HTMLDivElement>) => {
    if (currentTarget.scrollHeight - currentTarget.scrollTop - currentTarget.clientHeight < NEAR_PIXELS) {
      onEnd();
    }
  };
  return (
    <div ref={host}>
      <Table<Row>
        virtual
        className="panel rows-table"
        aria-label={say("task.tab.rows")}
        rowKey="ordinal"
        size="small"
        columns={columns}
        dataSource={rows}
        pagination={false}
        loading={loading}
        scroll={{ x: width, y: height }}
        sortDirections={["ascend", "descend"]}
        rowClassName={({ ordinal }) => (ordinal === address.open ? "rows-row rows-open" : "rows-row")}
        onRow={({ ordinal }) => ({ onClick: () => address.set({ row: ordinal }) })}
        onScroll={scrolled}
        onChange={(_, __, sorter) => {
          if (!Array.isArray(sorter)) {
            const order = sorter.order === "descend" ? "desc" : "asc";
            address.set({ sort: sorter.order ? `${sorter.columnKey},${order}` : null, after: null });
          }
        }}
      />
    </div>
  );
}

function useColumns(rows: readonly Row[], fields: readonly string[], address: RowsAddress): TableColumnsType<Row> {
  const say = useText();
  const { number } = useFormats();
  const { sort } = address;
  // What came first says how wide: columns stay as they are while one scrolls.
  const [first, setFirst] = useState(rows);
  useEffect(() => setFirst((known) => (known.length === 0 ? rows : known)), [rows]);
  return useMemo(() => {
    const orderOf = (field: string) =>
      sort?.field === field ? (sort.order === "desc" ? ("descend" as const) : ("ascend" as const)) : null;
    return [
      {
        key: "ordinal",
        title: "#",
        width: NUMBER_PIXELS,
        fixed: "start" as const,
        sorter: true,
        sortOrder: orderOf("ordinal"),
        render: (_, { ordinal, edited }) => (
          <button
            type="button"
            className="row-open"
            aria-label={say("datasets.row.open", { number: ordinal })}
            onClick={(event) => {
              event.stopPropagation();
              address.set({ row: ordinal });
            }}
          >
            {"#"}
            {number(ordinal)}
            {edited && (
              <span className="row-edited" title={say("datasets.row.edited")}>
                {"•"}
              </span>
            )}
          </button>
        ),
      },
      ...fields.map((field) => ({
        key: field,
        title: <span title={field}>{field}</span>,
        width: widthOf(field, first),
        ellipsis: true,
        sorter: true,
        sortOrder: orderOf(field),
        showSorterTooltip: false,
        render: (_: unknown, { data }: Row) => {
          const text = cellText(data[field]);
          return <span title={text}>{text}</span>;
        },
      })),
    ] satisfies TableColumnsType<Row>;
  }, [say, number, sort, first, fields, address]);
}

const HEIGHT_MIN = 320;
/** The head of the table, and what is below it. */
const AROUND_PIXELS = 84;

/** The height that is left below where something stands, in pixels. */
function useRoomBelow(host: RefObject<HTMLElement | null>): number {
  const [height, setHeight] = useState(HEIGHT_MIN);
  const measure = useCallback(() => {
    const top = (host.current?.getBoundingClientRect().top ?? 0) + window.scrollY;
    setHeight(Math.max(HEIGHT_MIN, Math.floor(window.innerHeight - top - AROUND_PIXELS)));
  }, [host]);
  // What stands above may be higher now.
  useEffect(measure);
  useEffect(() => {
    window.addEventListener("resize", measure);
    return () => window.removeEventListener("resize", measure);
  }, [measure]);
  return height;
}
