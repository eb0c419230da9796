import { InputNumber } from "antd";
import { useState } from "react";
import { useText } from "../../../text/language";
import type { RowsAddress } from "./rowsAddress";

/** Begins at a row, by its number. */
export function GoToRow({ address }: { address: RowsAddress }) {
  const say = useText();
  const { after } = address.wanted;
  const [typed, setTyped] = useState<number | null>(after === undefined ? null : after + 1);
  const go = () => address.set({ after: typed === null || typed <= 1 ? null : typed - 1, sort: null });
  return (
    <InputNumber
      aria-label={say("datasets.rows.goTo")}
      placeholder={say("datasets.rows.goTo")}
      prefix="#"
      min={1}
      precision={0}
      controls={false}
      value={typed}
      style={{ width: 130 }}
      onChange={setTyped}
      onPressEnter={go}
      onBlur={go}
    />
  );
}
