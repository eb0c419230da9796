import { Segmented } from "antd";
import { useText } from "../text/language";
import { useStored } from "./useStored";

/** Whether rows are shown as JSON, and the switch between that and cards; the browser keeps it. */
export function useRowsView() {
  const say = useText();
  const [view, setView] = useStored<"cards" | "json">("winnow.rows.view", ["cards", "json"], "cards");
  const viewSwitch = (
    <Segmented
      aria-label={say("task.rows.view")}
      value={view}
      options={[
        { value: "cards", label: say("task.rows.cards") },
        { value: "json", label: say("task.rows.json") },
      ]}
      onChange={setView}
    />
  );
  return { raw: view === "json", viewSwitch };
}
