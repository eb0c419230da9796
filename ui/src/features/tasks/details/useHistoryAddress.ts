import { type ListAddress, useListAddress } from "../../../shared/useListAddress";
import type { PageWanted } from "./historyQueries";

interface HistoryAddress {
  readonly address: ListAddress;
  readonly wanted: PageWanted;
}

const NONE: readonly string[] = [];

/** Which page of a task's history is shown, kept in the address. */
export function useHistoryAddress(filters: readonly string[] = NONE, size = 20): HistoryAddress {
  const address = useListAddress({ sort: "desc", size, filters });
  const order = address.sort === "asc" ? "asc" : "desc";
  return { address, wanted: { page: address.page, size: address.size, order } };
}
