import { Pagination, Skeleton } from "antd";
import type { ReactNode } from "react";
import type { PageOf } from "../api/listEvents";
import { useText } from "../text/language";
import { EmptyState } from "./EmptyState";
import { type ListAddress, PAGE_SIZES, useLastPage } from "./useListAddress";

interface Props<T> {
  readonly label: string;
  readonly page: PageOf<T> | undefined;
  readonly address: ListAddress;
  readonly item: (item: T) => ReactNode;
  readonly emptyTitle: string;
  readonly emptyMore: string;
  readonly className: string;
}

/** A page of items that are no table, one below the other. */
export function HistoryList<T>({ label, page, address, item, emptyTitle, emptyMore, className }: Props<T>) {
  const say = useText();
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
        {address.isFiltered ? (
          <EmptyState title={say("list.nothing")} more={say("list.nothing.more")} />
        ) : (
          <EmptyState title={emptyTitle} more={emptyMore} />
        )}
      </div>
    );
  }
  return (
    <>
      <ul className={className} aria-label={label}>
        {page.content.map(item)}
      </ul>
      <Pagination
        style={{ marginTop: 12 }}
        align="end"
        responsive
        current={address.page + 1}
        pageSize={address.size}
        total={page.totalElements}
        showSizeChanger
        pageSizeOptions={PAGE_SIZES}
        showTotal={(count) => say("list.total", { count })}
        onChange={(number, size) => address.set({ page: size === address.size ? number - 1 : 0, size })}
      />
    </>
  );
}
