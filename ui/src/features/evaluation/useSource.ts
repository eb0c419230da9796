import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { datasetQuery } from "../datasets/datasetQueries";
import { firstRowsQuery, versionsQuery } from "../datasets/rowQueries";
import type { Data, DatasetType, Version } from "../datasets/types";
import { rowsQuery } from "../tasks/details/historyQueries";
import type { RowsOf } from "../tasks/gates/gateQueries";
import { taskQuery } from "../tasks/taskQueries";
import { fieldsIn } from "./evaluationForm";

const LOOKED_AT = 50;

interface Source {
  readonly name: string | undefined;
  readonly rows: number;
  readonly type: DatasetType | undefined;
  readonly versions: readonly Version[];
  /** Some of its rows, and their fields. */
  readonly some: readonly Data[];
  readonly rowFields: readonly string[];
}

/** What is known of the rows that are chosen to be evaluated. */
export function useSource(source: RowsOf | undefined, version: number | undefined): Source {
  const datasetId = source && "datasetId" in source ? source.datasetId : undefined;
  const taskId = source && "taskId" in source ? source.taskId : undefined;
  const ofDataset = { enabled: datasetId !== undefined };
  const ofTask = { enabled: taskId !== undefined };
  const dataset = useQuery({ ...datasetQuery(datasetId ?? ""), ...ofDataset }).data;
  const versions = useQuery({ ...versionsQuery(datasetId ?? ""), ...ofDataset }).data?.content;
  const rows = useQuery({ ...firstRowsQuery(datasetId ?? "", LOOKED_AT), ...ofDataset }).data?.content;
  const task = useQuery({ ...taskQuery(taskId ?? ""), ...ofTask }).data;
  const made = useQuery({ ...rowsQuery(taskId ?? "", { page: 0, size: LOOKED_AT, order: "desc" }), ...ofTask }).data;
  return useMemo(() => {
    const some = ((taskId ? made?.content : datasetId ? rows : undefined) ?? []).map(({ data }) => data as Data);
    const chosen = versions?.find(({ number }) => number === version);
    return {
      name: (taskId ? task : dataset)?.name,
      rows: (taskId ? task?.generated : (chosen?.rows ?? dataset?.rows)) ?? 0,
      type: datasetId ? dataset?.type : undefined,
      versions: datasetId ? (versions ?? []) : [],
      some,
      rowFields: fieldsIn(some),
    };
  }, [datasetId, taskId, dataset, versions, rows, task, made, version]);
}
