import { useMemo } from "react";
import { type Parts, useAddress } from "../../../shared/useAddress";
import type { RowsWanted } from "../rowQueries";
import type { RowFilter, Verdict } from "../types";

export const VERDICTS: readonly Verdict[] = ["ACCEPTED", "EDITED", "REMOVED"];

/** What the address says of rows: which, in which order, of which version, and from where on. */
export interface RowsAddress {
  readonly wanted: RowsWanted;
  readonly filter: RowFilter;
  readonly isFiltered: boolean;
  readonly sort: Sort | null;
  /** The row that is open; null where none is. */
  readonly open: number | null;
  set(parts: Parts): void;
  clear(): void;
}

interface Sort {
  readonly field: string;
  readonly order: "asc" | "desc";
}

const FILTERS = ["q", "where", "category", "verdict", "task", "model", "from", "to"] as const;

export function useRowsAddress(): RowsAddress {
  const [params, change] = useAddress();
  return useMemo(() => {
    const filter = filterOf(params);
    const sort = sortOf(params.get("sort"));
    return {
      filter,
      isFiltered: Object.values(filter).some((it) => it !== undefined),
      sort,
      open: wholeOf(params.get("row")) ?? null,
      wanted: wantedOf(params),
      set: (parts) => change(parts, { replace: !("row" in parts) }),
      clear: () => change(Object.fromEntries(FILTERS.map((name) => [name, null])), { replace: true }),
    };
  }, [params, change]);
}

/** Which rows an address asks for; what is empty is not asked. */
export function filterOf(params: URLSearchParams): RowFilter {
  const one = (name: string) => params.get(name) || undefined;
  const many = (name: string) => {
    const all = params.getAll(name).filter(Boolean);
    return all.length > 0 ? all : undefined;
  };
  return {
    q: one("q"),
    where: many("where"),
    category: many("category"),
    verdict: VERDICTS.find((it) => it === params.get("verdict")),
    task: one("task"),
    model: one("model"),
    from: momentOf(params.get("from")),
    to: momentOf(params.get("to")),
  };
}

/** All that is asked of the service. A number to begin behind only goes with the rows' own order. */
export function wantedOf(params: URLSearchParams): RowsWanted {
  const sort = sortOf(params.get("sort"));
  return {
    ...filterOf(params),
    version: wholeOf(params.get("version")),
    sort: sort === null ? undefined : `${sort.field},${sort.order}`,
    after: sort === null ? wholeOf(params.get("after")) : undefined,
  };
}

/** `field,desc`: the field may have commas. */
export function sortOf(written: string | null): Sort | null {
  const [, field, order] = /^(.+),(asc|desc)$/s.exec(written ?? "") ?? [];
  return field === undefined ? null : { field, order: order as Sort["order"] };
}

function momentOf(text: string | null): string | undefined {
  return text !== null && !Number.isNaN(Date.parse(text)) ? text : undefined;
}

function wholeOf(text: string | null): number | undefined {
  return text !== null && /^\d{1,15}$/.test(text) ? Number(text) : undefined;
}
