import { Grid, Pagination, Skeleton } from "antd";
import { type ReactNode, useDeferredValue } from "react";
import type { PageOf } from "../api/listEvents";
import { useText } from "../text/language";
import { EmptyState } from "./EmptyState";
import { ProblemAlert } from "./ProblemAlert";
import { type ListAddress, PAGE_SIZES, useLastPage } from "./useListAddress";

/** What is known of a query for a page. */
export interface Queried<T> {
  readonly data: PageOf<T> | undefined;
  readonly error: unknown;
  refetch(): unknown;
}

interface Props<T> {
  readonly query: Queried<T>;
  readonly address: ListAddress;
  /** What stands there when there is nothing at all; with filters on, that is said instead. */
  readonly empty: ReactNode;
  /** The page, for a wide or a narrow window. */
  readonly children: (items: readonly T[], wide: boolean) => ReactNode;
}

/** A page of a list, or why there is none; the number and size of the page are in the address. */
export function QueriedPage<T>({ query, address, empty, children }: Props<T>) {
  // A hundred new rows are made in small steps, between which the page listens.
  const page = useDeferredValue(query.data);
  const say = useText();
  const wide = Grid.useBreakpoint().md ?? true;
  const isBehind = useLastPage(page, address);
  return (
    <>
      <ProblemAlert error={query.error} onRetry={() => void query.refetch()} />
      {page && !isBehind ? shown(page) : !query.error && loading()}
    </>
  );

  function loading() {
    return (
      <div className="panel" style={{ padding: 16 }} role="status" aria-label={say("list.loading")}>
        <Skeleton active title={false} paragraph={{ rows: 6 }} />
      </div>
    );
  }

  function shown({ content, totalElements }: PageOf<T>) {
    if (totalElements === 0) {
      return (
        <div className="panel">
          {address.isFiltered ? <EmptyState title={say("list.nothing")} more={say("list.nothing.more")} /> : empty}
        </div>
      );
    }
    return (
      <>
        {children(content, wide)}
        <Pagination
          style={{ marginTop: 12 }}
          align="end"
          size={wide ? "medium" : "small"}
          simple={!wide}
          current={address.page + 1}
          pageSize={address.size}
          total={totalElements}
          showSizeChanger={wide}
          pageSizeOptions={PAGE_SIZES}
          showTotal={(count) => say("list.total", { count })}
          onChange={(number, size) => address.set({ page: size === address.size ? number - 1 : 0, size })}
        />
      </>
    );
  }
}

interface HistoryListProps<T> {
  readonly label: string;
  readonly query: Queried<T>;
  readonly address: ListAddress;
  readonly item: (item: T) => ReactNode;
  readonly emptyTitle: string;
  readonly emptyMore: string;
  readonly className: string;
}

/** A page of items that are no table, one below the other. */
export function HistoryList<T>({ label, query, address, item, emptyTitle, emptyMore, className }: HistoryListProps<T>) {
  return (
    <QueriedPage query={query} address={address} empty={<EmptyState title={emptyTitle} more={emptyMore} />}>
      {(items) => (
        <ul className={className} aria-label={label}>
          {items.map(item)}
        </ul>
      )}
    </QueriedPage>
  );
}
