import { Select } from "antd";
import type { ListAddress } from "../../../shared/useListAddress";
import { useText } from "../../../text/language";

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
