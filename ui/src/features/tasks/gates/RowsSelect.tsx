import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useState } from "react";
import { found } from "../../../shared/byName";
import { useText } from "../../../text/language";
import { choicesOf } from "../../datasets/datasetQueries";
import { tasksQuery } from "../taskQueries";
import type { RowsOf } from "./gateQueries";

interface Props {
  readonly id: string;
  readonly value: RowsOf | undefined;
  readonly onChange: (value: RowsOf) => void;
}

const DATASET = "dataset ";
const TASK = "task ";

/** Chooses a dataset or a task by its name: what rows are looked at. */
export function RowsSelect({ id, value, onChange }: Props) {
  const say = useText();
  const [q, setQ] = useState("");
  const datasets = useQuery(choicesOf(q));
  const tasks = useQuery(tasksQuery({ q: q || undefined, size: 50, sort: "createdAt,desc" }));
  const option = (kind: string, { id, name }: { id: string; name: string }, count: number) => ({
    value: kind + id,
    label: say("wizard.dataset.rows", { name, count }),
  });
  return (
    <Select
      id={id}
      showSearch={{ filterOption: false, onSearch: setQ }}
      loading={datasets.isFetching || tasks.isFetching}
      notFoundContent={datasets.data && tasks.data && say("gates.try.none")}
      value={value && ("taskId" in value ? TASK + value.taskId : DATASET + value.datasetId)}
      style={{ width: "100%" }}
      options={[
        {
          label: say("datasets.title"),
          options: found(datasets.data?.content ?? [], q).map((it) => option(DATASET, it, it.rows)),
        },
        {
          label: say("tasks.title"),
          options: (tasks.data?.content ?? []).map((it) => option(TASK, it, it.generated)),
        },
      ].filter(({ options }) => options.length > 0)}
      onChange={(chosen: string) =>
        onChange(
          chosen.startsWith(TASK) ? { taskId: chosen.slice(TASK.length) } : { datasetId: chosen.slice(DATASET.length) },
        )
      }
    />
  );
}
