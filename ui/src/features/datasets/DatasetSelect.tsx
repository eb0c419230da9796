import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useState } from "react";
import { found } from "../../shared/byName";
import { useText } from "../../text/language";
import { choicesOf } from "./datasetQueries";

interface Props {
  readonly id: string;
  readonly value: string | undefined;
  readonly onChange: (id: string, name: string) => void;
}

/** Chooses a dataset by its name. */
export function DatasetSelect({ id, value, onChange }: Props) {
  const say = useText();
  const [q, setQ] = useState("");
  const datasets = useQuery(choicesOf(q));
  return (
    <Select
      id={id}
      showSearch={{ filterOption: false, onSearch: setQ }}
      loading={datasets.isFetching}
      notFoundContent={datasets.data && say("wizard.dataset.none")}
      value={value}
      style={{ width: "100%" }}
      options={found(datasets.data?.content ?? [], q).map((it) => ({
        value: it.id,
        label: say("wizard.dataset.rows", { name: it.name, count: it.rows }),
        name: it.name,
      }))}
      onChange={(next: string, option) => onChange(next, [option].flat()[0]?.name ?? "")}
    />
  );
}
