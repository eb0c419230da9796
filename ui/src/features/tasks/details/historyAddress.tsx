import { Select } from "antd";
import { type ListAddress, useListAddress } from "../../../shared/useListAddress";
import { useText } from "../../../text/language";
import type { PageWanted } from "./historyQueries";

/** The newest or the oldest first. */
export function OrderSwitch({ address }: { address: ListAddress }) {
  const say = useText();
  return (
    <Select
      aria-label={say("task.rows.order")}
      value={address.sort === "asc" ? "asc" : "desc"}
      style={{ minWidth: 140 }}
      options={[
        { value: "desc", label: say("task.rows.newest") },
        { value: "asc", label: say("task.rows.oldest") },
      ]}
      onChange={(sort) => address.set({ sort: sort === "desc" ? null : sort })}
    />
  );
}

/** Which page of a task's history is shown, kept in the address. */
export function useHistoryAddress(filters?: readonly string[], size = 20) {
  const address = useListAddress({ sort: "desc", size, filters });
  const wanted: PageWanted = { page: address.page, size: address.size, order: address.sort === "asc" ? "asc" : "desc" };
  return { address, wanted };
}
