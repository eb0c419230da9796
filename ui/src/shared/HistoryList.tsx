import type { ReactNode } from "react";
import { EmptyState } from "./EmptyState";
import { type Queried, QueriedPage } from "./QueriedPage";
import type { ListAddress } from "./useListAddress";

interface Props<T> {
  readonly label: string;
  readonly query: Queried<T>;
  readonly address: ListAddress;
  readonly item: (item: T) => ReactNode;
  readonly emptyTitle: string;
  readonly emptyMore: string;
  readonly className: string;
}

/** A page of items that are no table, one below the other. */
export function HistoryList<T>({ label, query, address, item, emptyTitle, emptyMore, className }: Props<T>) {
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
