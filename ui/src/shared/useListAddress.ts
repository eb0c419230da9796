import { useCallback, useEffect, useMemo } from "react";
import { useLocation } from "react-router";
import type { PageOf } from "../api/listEvents";
import { inTab } from "./storage";
import { type Parts, useAddress } from "./useAddress";

export const PAGE_SIZES = [10, 20, 50, 100];
const SIZE_MAX = 500;
const PAGE_MAX = 1_000_000;

/** What a list is asked for. */
export interface ListWanted {
  readonly q?: string;
  readonly page?: number;
  readonly size?: number;
  /** `name,asc`. */
  readonly sort?: string;
}

/** What a list shows, kept in the address so that it can be shared and gone back to. */
export interface ListAddress extends Required<ListWanted> {
  /** All of that, as the service is asked for it. */
  readonly wanted: ListWanted;
  /** The values of a filter; none is all. */
  filter(name: string): string[];
  /** Whether less than everything is asked for. */
  readonly isFiltered: boolean;
  /** Changes some of it; anything but the page goes back to the first page. */
  set(change: Parts): void;
  clear(): void;
  /** Shows another page than the address says, which Back does not lead to again. */
  correct(page: number): void;
}

interface Defaults {
  readonly sort: string;
  readonly size?: number;
  /** The names of the filters there are beside `q`. */
  readonly filters?: readonly string[];
}

const NO_FILTERS: readonly string[] = [];

export function useListAddress({ sort: first, size: usual = 20, filters = NO_FILTERS }: Defaults): ListAddress {
  const [params, change] = useAddress();
  const set = useCallback<ListAddress["set"]>(
    // Another page begins at its top; what a filter changes is seen where one is.
    (wanted) =>
      change({ ...wanted, page: wanted.page || null }, { replace: !("page" in wanted), stay: !("page" in wanted) }),
    [change],
  );
  const correct = useCallback((page: number) => change({ page }, { replace: true }), [change]);
  return useMemo(() => {
    const q = params.get("q") ?? "";
    const page = wholeOf(params.get("page"), 0, PAGE_MAX, 0);
    const size = wholeOf(params.get("size"), 1, SIZE_MAX, usual);
    const sort = params.get("sort") ?? first;
    return {
      q,
      page,
      size,
      sort,
      wanted: { q: q || undefined, page, size, sort },
      filter: (name) => params.getAll(name),
      isFiltered: params.has("q") || filters.some((name) => params.has(name)),
      set,
      correct,
      clear: () => set(Object.fromEntries(["q", ...filters].map((name) => [name, null]))),
    };
  }, [params, set, correct, first, usual, filters]);
}

const KEY = "winnow.list.";

/** Keeps what a list shows for as long as the tab is open, so that Back leads to the same part of it. */
export function useKeptList(): void {
  const { pathname, search } = useLocation();
  useEffect(() => {
    inTab.set(KEY + pathname, search);
  }, [pathname, search]);
}

/** A list as it was seen last. */
export function keptList(path: string): string {
  return path + (inTab.get(KEY + path) ?? "");
}

/**
 * Goes to the last page where the page of the address is behind it: after its only item was deleted, or since somebody
 * typed it.
 *
 * @returns whether there is nothing to show until then
 */
export function useLastPage(shown: PageOf<unknown> | undefined, { page, size, correct }: ListAddress): boolean {
  const last = pageInstead(shown, page, size);
  useEffect(() => {
    if (last !== null) {
      correct(last);
    }
  }, [last, correct]);
  return last !== null;
}

/** The page to show instead of one that holds nothing, though there is something; null where it is right. */
export function pageInstead(shown: PageOf<unknown> | undefined, page: number, size: number): number | null {
  if (!shown || shown.content.length > 0 || shown.totalElements === 0 || page === 0) {
    return null;
  }
  return Math.min(page - 1, Math.ceil(shown.totalElements / size) - 1);
}

/** A whole number of an address; what is none, or out of its range, is the default. */
export function wholeOf(text: string | null, min: number, max: number, otherwise: number): number {
  const number = Number(text);
  return text !== null && text.trim() !== "" && Number.isInteger(number) && number >= min && number <= max
    ? number
    : otherwise;
}
