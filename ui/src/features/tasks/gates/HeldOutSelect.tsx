import { useQueries, useQuery } from "@tanstack/react-query";
import { Form, Select } from "antd";
import { useState } from "react";
import { found } from "../../../shared/byName";
import { useText } from "../../../text/language";
import { choicesOf, datasetQuery } from "../../datasets/datasetQueries";

interface Props {
  /** Their ids. */
  readonly value: readonly string[];
  readonly onChange: (ids: readonly string[]) => void;
  /** What they are for, where no row is rejected. */
  readonly help?: string;
}

/** Chooses datasets whose rows none may repeat, by their names. */
export function HeldOutSelect({ value, onChange, help }: Props) {
  const say = useText();
  const [q, setQ] = useState("");
  const datasets = useQuery(choicesOf(q));
  const chosen = useQueries({ queries: value.map(datasetQuery) });
  const listed = found(datasets.data?.content ?? [], q);
  // What is chosen has a name, too, where it is not among those that are offered.
  const others = chosen.flatMap(({ data }) => (data && !listed.some((it) => it.id === data.id) ? [data] : []));
  return (
    <Form.Item
      label={say("gates.heldOut")}
      htmlFor="held-out"
      extra={help ?? say("gates.heldOut.help")}
      style={{ marginBottom: 0 }}
    >
      <Select
        id="held-out"
        mode="multiple"
        showSearch={{ filterOption: false, onSearch: setQ }}
        loading={datasets.isFetching}
        notFoundContent={datasets.data && say("wizard.dataset.none")}
        placeholder={say("word.none")}
        value={[...value]}
        style={{ width: "100%", maxWidth: 640 }}
        options={[...listed, ...others].map((it) => ({
          value: it.id,
          label: say("wizard.dataset.rows", { name: it.name, count: it.rows }),
        }))}
        onChange={(next: string[]) => onChange(next)}
      />
    </Form.Item>
  );
}
