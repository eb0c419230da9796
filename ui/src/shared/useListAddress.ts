import { useCallback, useMemo } from "react";
import { useSearchParams } from "react-router";

export const PAGE_SIZES = [10, 20, 50, 100];

/** What a list shows, kept in the address so that it can be shared and gone back to. */
export interface ListAddress {
  readonly q: string;
  readonly page: number;
  readonly size: number;
  /** `name,asc`. */
  readonly sort: string;
  /** The values of a filter; none is all. */
  filter(name: string): string[];
  /** Whether less than everything is asked for. */
  readonly isFiltered: boolean;
  /** Changes some of it; anything but the page goes back to the first page. */
  set(change: Readonly<Record<string, string | number | readonly string[] | null | undefined>>): void;
  clear(): void;
}

interface Defaults {
  readonly sort: string;
  readonly size?: number;
  /** The names of the filters there are beside `q`. */
  readonly filters?: readonly string[];
}

const NO_FILTERS: readonly string[] = [];

export function useListAddress({ sort, size = 20, filters = NO_FILTERS }: Defaults): ListAddress {
  const [params, setParams] = useSearchParams();
  const set = useCallback<ListAddress["set"]>(
    (change) =>
      setParams(
        (before) => {
          const after = new URLSearchParams(before);
          if (!("page" in change)) {
            after.delete("page");
          }
          for (const [name, value] of Object.entries(change)) {
            after.delete(name);
            for (const each of Array.isArray(value) ? value : [value]) {
              if (each !== null && each !== undefined && each !== "" && !(name === "page" && each === 0)) {
                after.append(name, String(each));
              }
            }
          }
          return after;
        },
        // Another page begins at its top; what a filter changes is seen where one is.
        { replace: !("page" in change), preventScrollReset: !("page" in change) },
      ),
    [setParams],
  );
  return useMemo(
    () => ({
      q: params.get("q") ?? "",
      page: natural(params.get("page"), 0),
      size: natural(params.get("size"), size),
      sort: params.get("sort") ?? sort,
      filter: (name) => params.getAll(name),
      isFiltered: params.has("q") || filters.some((name) => params.has(name)),
      set,
      clear: () => set(Object.fromEntries(["q", ...filters].map((name) => [name, null]))),
    }),
    [params, set, sort, size, filters],
  );
}

function natural(text: string | null, otherwise: number): number {
  const number = Number(text);
  return text !== null && Number.isInteger(number) && number >= 0 ? number : otherwise;
}
