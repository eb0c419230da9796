import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useState } from "react";
import { useText } from "../text/language";

interface Named {
  readonly id: string;
  readonly name: string;
}

interface ReferenceFilterProps {
  readonly label: string;
  readonly value: string | undefined;
  /** Its name where the list has it already; looked for among the choices else. */
  readonly valueName: string | undefined;
  readonly queryKey: readonly unknown[];
  /** The first choices whose name contains what was typed. */
  readonly load: (q: string, signal: AbortSignal) => Promise<{ readonly content: readonly Named[] }>;
  readonly onChange: (id: string | undefined) => void;
}

/** Chooses one of many things by its name; the service searches. */
export function ReferenceFilter({ label, value, valueName, queryKey, load, onChange }: ReferenceFilterProps) {
  const say = useText();
  const [open, setOpen] = useState(false);
  const [typed, setTyped] = useState("");
  const found = useQuery({
    queryKey: [...queryKey, typed],
    queryFn: ({ signal }) => load(typed, signal),
    enabled: open || (value !== undefined && valueName === undefined),
    placeholderData: keepPreviousData,
  });
  const options = (found.data?.content ?? []).map(({ id, name }) => ({ value: id, label: name }));
  if (value !== undefined && !options.some((it) => it.value === value)) {
    options.unshift({ value, label: valueName ?? value });
  }
  return (
    <Select
      aria-label={label}
      placeholder={label}
      allowClear
      showSearch={{ filterOption: false, onSearch: setTyped }}
      value={value}
      options={options}
      loading={open && found.isFetching}
      notFoundContent={say(found.isPending ? "list.loading" : "list.nothing")}
      style={{ minWidth: 170, maxWidth: 240 }}
      popupMatchSelectWidth={false}
      onOpenChange={setOpen}
      onChange={(id: string | undefined) => onChange(id)}
    />
  );
}
