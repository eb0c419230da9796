import { Table, type TableColumnsType } from "antd";
import { memo, type ReactNode, useDeferredValue } from "react";
import { type Queried, QueriedPage } from "./QueriedPage";
import type { ListAddress } from "./useListAddress";

interface Props<T> {
  readonly label: string;
  readonly query: Queried<T>;
  readonly address: ListAddress;
  /** Tells an item from others; its id where nothing is said. */
  readonly keyOf?: (item: T) => string;
  /** A column that can be sorted by has `key` = the service's word for it, and `sorter: true`. */
  readonly columns: TableColumnsType<T>;
  /** The same as columns for a narrow window. */
  readonly card: (item: T) => ReactNode;
  /** What stands there when there is nothing at all. */
  readonly empty: ReactNode;
}

/** A page of a list: a table, or cards where the window is narrow; sorting and pages are in the address. */
export function ListTable<T>({ label, query, address, keyOf = idOf, columns, card, empty }: Props<T>) {
  const sort = useDeferredValue(address.sort);
  return (
    <QueriedPage query={query} address={address} empty={empty}>
      {(items, wide) =>
        wide ? (
          <Rows label={label} items={items} keyOf={keyOf} columns={columns} sort={sort} onSort={address.set} />
        ) : (
          <ul aria-label={label} style={{ listStyle: "none", margin: 0, padding: 0, display: "grid", gap: 8 }}>
            {items.map((item) => (
              <li key={keyOf(item)} className="panel" style={{ padding: 12, minWidth: 0 }}>
                {card(item)}
              </li>
            ))}
          </ul>
        )
      }
    </QueriedPage>
  );
}

function idOf(item: unknown): string {
  return (item as { id: string }).id;
}

interface RowsProps<T> extends Required<Pick<Props<T>, "label" | "keyOf" | "columns">> {
  readonly items: readonly T[];
  readonly sort: string;
  readonly onSort: (change: { sort: string }) => void;
}

const Rows = memo(function Rows<T>({ label, items, keyOf, columns, sort, onSort }: RowsProps<T>) {
  const [sortedBy, order] = sort.split(",");
  return (
    <Table<T>
      className="panel"
      aria-label={label}
      rowKey={keyOf}
      size="middle"
      columns={columns.map((column) =>
        column.key === sortedBy ? { ...column, sortOrder: order === "desc" ? "descend" : "ascend" } : column,
      )}
      dataSource={items}
      pagination={false}
      scroll={{ x: true }}
      sortDirections={["ascend", "descend", "ascend"]}
      onChange={(_, __, sorter) => {
        if (!Array.isArray(sorter) && sorter.columnKey) {
          onSort({ sort: `${sorter.columnKey},${sorter.order === "descend" ? "desc" : "asc"}` });
        }
      }}
    />
  );
}) as <T>(props: RowsProps<T>) => ReactNode;
