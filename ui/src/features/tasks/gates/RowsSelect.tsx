import { useQuery } from "@tanstack/react-query";
import { Select } from "antd";
import { useState } from "react";
import { found } from "../../../shared/byName";
import { useText } from "../../../text/language";
import { choicesOf, datasetQuery } from "../../datasets/datasetQueries";
import { taskQuery, tasksQuery } from "../taskQueries";
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
  const datasetId = value && "datasetId" in value ? value.datasetId : undefined;
  const taskId = value && "taskId" in value ? value.taskId : undefined;
  // What is chosen has a name, too, where it is not among those that are offered.
  const dataset = useQuery({ ...datasetQuery(datasetId ?? ""), enabled: datasetId !== undefined }).data;
  const task = useQuery({ ...taskQuery(taskId ?? ""), enabled: taskId !== undefined }).data;
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
          options: withChosen(found(datasets.data?.content ?? [], q), dataset).map((it) =>
            option(DATASET, it, it.rows),
          ),
        },
        {
          label: say("tasks.title"),
          options: withChosen(tasks.data?.content ?? [], task).map((it) => option(TASK, it, it.generated)),
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

function withChosen<T extends { readonly id: string }>(offered: readonly T[], chosen: T | undefined): readonly T[] {
  return chosen === undefined || offered.some(({ id }) => id === chosen.id) ? offered : [chosen, ...offered];
}
