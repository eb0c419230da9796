import { type QueryClient, type QueryKey, useQueryClient } from "@tanstack/react-query";
import { useCallback, useEffect, useRef } from "react";

/** A page of a list, as the service sends all of them. */
export interface PageOf<T> {
  readonly content: readonly T[];
  readonly totalElements: number;
}

/**
 * Changes what is cached where it is there. That is no news of all of it: what has to be fetched again still has to, and
 * is as old as it was.
 */
export function patch<T>(client: QueryClient, key: QueryKey, change: (known: T) => T): void {
  for (const query of client.getQueryCache().findAll({ queryKey: key })) {
    const { data, dataUpdatedAt, isInvalidated } = query.state;
    const patched = data === undefined ? data : change(data as T);
    if (patched !== data) {
      client.setQueryData(query.queryKey, patched, { updatedAt: dataUpdatedAt });
      if (isInvalidated) {
        query.invalidate();
      }
    }
  }
}

/**
 * Puts newer versions of things into every cached page of a list that shows them.
 *
 * @param merge what stands there then, of what is known and what came
 * @returns whether all of them were in some page: others may belong into one
 */
export function patchPages<T extends { id: string }>(
  client: QueryClient,
  list: QueryKey,
  changed: ReadonlyMap<string, T>,
  merge: (known: T, came: T) => T = (_, came) => came,
): boolean {
  const found = new Set<string>();
  patch<PageOf<T>>(client, list, (page) => {
    if (!page.content.some((item) => changed.has(item.id))) {
      return page;
    }
    return {
      ...page,
      content: page.content.map((item) => {
        const came = changed.get(item.id);
        if (!came) {
          return item;
        }
        found.add(item.id);
        return merge(item, came);
      }),
    };
  });
  return found.size === changed.size;
}

const REFETCH_MILLIS = 2_000;

/** Fetches a list again, at once and then at most every two seconds, however often it is called. */
export function useGentleRefetch(list: QueryKey): () => void {
  const client = useQueryClient();
  const key = useRef(list);
  key.current = list;
  const timer = useRef<ReturnType<typeof setTimeout>>(undefined);
  const again = useRef(false);
  useEffect(() => () => clearTimeout(timer.current), []);
  return useCallback(() => {
    const run = () => {
      again.current = false;
      void client.invalidateQueries({ queryKey: key.current });
      timer.current = setTimeout(() => {
        timer.current = undefined;
        if (again.current) {
          run();
        }
      }, REFETCH_MILLIS);
    };
    if (timer.current === undefined) {
      run();
    } else {
      again.current = true;
    }
  }, [client]);
}
