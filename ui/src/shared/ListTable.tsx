import { Grid, Pagination, Skeleton, Table, type TableColumnsType } from "antd";
import { memo, type ReactNode, useDeferredValue } from "react";
import type { PageOf } from "../api/listEvents";
import { useText } from "../text/language";
import { EmptyState } from "./EmptyState";
import { type ListAddress, PAGE_SIZES, useLastPage } from "./useListAddress";

interface Props<T extends { id: string }> {
  readonly label: string;
  readonly page: PageOf<T> | undefined;
  readonly address: ListAddress;
  /** A column that can be sorted by has `key` = the service's word for it, and `sorter: true`. */
  readonly columns: TableColumnsType<T>;
  /** The same as columns for a narrow window. */
  readonly card: (item: T) => ReactNode;
  /** What stands there when there is nothing at all; with filters on, that is said instead. */
  readonly empty: ReactNode;
}

/** A page of a list: a table, or cards where the window is narrow; sorting and pages are in the address. */
export function ListTable<T extends { id: string }>({ label, page: newest, address, columns, card, empty }: Props<T>) {
  // A hundred new rows are made in small steps, between which the page listens.
  const page = useDeferredValue(newest);
  const sort = useDeferredValue(address.sort);
  const say = useText();
  const wide = Grid.useBreakpoint().md ?? true;
  const isBehind = useLastPage(page, address);
  if (!page || isBehind) {
    return (
      <div className="panel" style={{ padding: 16 }} role="status" aria-label={say("list.loading")}>
        <Skeleton active title={false} paragraph={{ rows: 6 }} />
      </div>
    );
  }
  if (page.totalElements === 0) {
    return (
      <div className="panel">
        {address.isFiltered ? <EmptyState title={say("list.nothing")} more={say("list.nothing.more")} /> : empty}
      </div>
    );
  }
  return (
    <>
      {wide ? (
        <Rows label={label} items={page.content} columns={columns} sort={sort} onSort={address.set} />
      ) : (
        <ul aria-label={label} style={{ listStyle: "none", margin: 0, padding: 0, display: "grid", gap: 8 }}>
          {page.content.map((item) => (
            <li key={item.id} className="panel" style={{ padding: 12, minWidth: 0 }}>
              {card(item)}
            </li>
          ))}
        </ul>
      )}
      <Pagination
        style={{ marginTop: 12 }}
        align="end"
        size={wide ? "medium" : "small"}
        simple={!wide}
        current={address.page + 1}
        pageSize={address.size}
        total={page.totalElements}
        showSizeChanger={wide}
        pageSizeOptions={PAGE_SIZES}
        showTotal={(count) => say("list.total", { count })}
        onChange={(number, size) => address.set({ page: size === address.size ? number - 1 : 0, size })}
      />
    </>
  );
}

interface RowsProps<T> {
  readonly label: string;
  readonly items: readonly T[];
  readonly columns: TableColumnsType<T>;
  readonly sort: string;
  readonly onSort: (change: { sort: string }) => void;
}

const Rows = memo(function Rows<T extends { id: string }>({ label, items, columns, sort, onSort }: RowsProps<T>) {
  const [sortedBy, order] = sort.split(",");
  return (
    <Table<T>
      className="panel"
      aria-label={label}
      rowKey="id"
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
}) as <T extends { id: string }>(props: RowsProps<T>) => ReactNode;
