import { Input } from "antd";
import { useState } from "react";
import { useText } from "../../../text/language";
import { dayOf, endOf, startOf } from "./days";
import type { RowsAddress } from "./rowsAddress";

/** Days before this one are on the way to another: years are typed digit by digit. */
const FIRST_DAY = "1970-01-01";

/** By which model rows were written, and when they came. */
export function OriginFilters({ address: { filter, set } }: { address: RowsAddress }) {
  const say = useText();
  const model = useTyped(filter.model ?? "");
  const ask = (next: string) => next.trim() !== (filter.model ?? "") && set({ model: next.trim(), after: null });
  return (
    <>
      <Input
        allowClear
        aria-label={say("datasets.model")}
        placeholder={say("datasets.model")}
        style={{ width: 150 }}
        value={model.typed}
        onChange={({ target }) => model.type(target.value)}
        onPressEnter={() => ask(model.typed)}
        onBlur={() => ask(model.typed)}
        onClear={() => ask("")}
      />
      <DayField
        label={say("datasets.from")}
        day={dayOf(filter.from)}
        onDay={(day) => set({ from: startOf(day), after: null })}
      />
      <DayField
        label={say("datasets.to")}
        day={dayOf(filter.to)}
        onDay={(day) => set({ to: endOf(day), after: null })}
      />
    </>
  );
}

interface DayProps {
  readonly label: string;
  /** Empty where there is none. */
  readonly day: string;
  readonly onDay: (day: string) => void;
}

function DayField({ label, day, onDay }: DayProps) {
  const { typed, type } = useTyped(day);
  return (
    <Input
      type="date"
      className="day-filter"
      aria-label={label}
      prefix={<span className="soft">{label}</span>}
      style={{ width: "auto", minWidth: 220 }}
      value={typed}
      onChange={({ target: { value } }) => {
        type(value);
        if (value === "" || value >= FIRST_DAY) {
          onDay(value);
        }
      }}
    />
  );
}

/** What is typed in a field, until the address says something else. */
function useTyped(value: string) {
  const [typed, type] = useState(value);
  const [known, setKnown] = useState(value);
  if (known !== value) {
    setKnown(value);
    type(value);
  }
  return { typed, type };
}
