import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useState } from "react";
import { useFormats, useText } from "../../text/language";
import { evaluationsQuery } from "./evaluationQueries";
import type { EvaluationTask } from "./types";

interface Props {
  readonly label: string;
  readonly value: string | null;
  /** What is chosen, once it is known. */
  readonly shown: EvaluationTask | undefined;
  readonly onChange: (id: string) => void;
}

/** Chooses a finished evaluation by its name. */
export function EvaluationSelect({ label, value, shown, onChange }: Props) {
  const say = useText();
  const { dateTime } = useFormats();
  const [q, setQ] = useState("");
  const found = useQuery(
    evaluationsQuery({ q: q || undefined, status: "COMPLETED", size: 50, sort: "createdAt,desc" }),
  );
  const list = found.data?.content ?? [];
  const offered = shown && !list.some(({ id }) => id === shown.id) ? [shown, ...list] : list;
  return (
    <Select
      aria-label={label}
      placeholder={label}
      showSearch={{ filterOption: false, onSearch: setQ }}
      loading={found.isFetching}
      notFoundContent={found.data && say("list.nothing")}
      value={value ?? undefined}
      options={offered.map(({ id, name, createdAt }) => ({ value: id, label: `${name} · ${dateTime(createdAt)}` }))}
      onChange={onChange}
    />
  );
}
