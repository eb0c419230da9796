import { Button, Select } from "antd";
import { api, content } from "../../api/client";
import { ReferenceFilter } from "../../shared/ReferenceFilter";
import { SearchBox } from "../../shared/SearchBox";
import type { ListAddress } from "../../shared/useListAddress";
import { useText } from "../../text/language";
import { type EvaluationStatus, type EvaluationTask, STATUSES } from "./types";

export const EVALUATION_FILTERS = ["datasetId", "status"] as const;

/** Search and filters of the list of evaluations; all of it is in the address. */
export function EvaluationFilters({ address, shown }: { address: ListAddress; shown: readonly EvaluationTask[] }) {
  const say = useText();
  const [datasetId] = address.filter("datasetId");
  return (
    <search className="toolbar">
      <SearchBox value={address.q} placeholder={say("evaluation.search")} onSearch={(q) => address.set({ q })} />
      <ReferenceFilter
        label={say("datasets.one")}
        value={datasetId}
        valueName={shown.find((it) => it.datasetId === datasetId)?.datasetName}
        queryKey={["datasets", "choices"]}
        load={(q, signal) =>
          content(
            api.GET("/api/v1/data-management/datasets", {
              params: { query: { q: q || undefined, size: 50, sort: "name,asc" } },
              signal,
            }),
          )
        }
        onChange={(id) => address.set({ datasetId: id })}
      />
      <Select
        aria-label={say("tasks.column.status")}
        placeholder={say("tasks.column.status")}
        allowClear
        value={statusOf(address)}
        options={STATUSES.map((status) => ({ value: status, label: say(`task.status.${status}`) }))}
        style={{ minWidth: 130 }}
        onChange={(status: string | undefined) => address.set({ status })}
      />
      {address.isFiltered && (
        <Button type="link" onClick={address.clear}>
          {say("action.clear")}
        </Button>
      )}
    </search>
  );
}

export function statusOf(address: ListAddress): EvaluationStatus | undefined {
  return STATUSES.find((it) => it === address.filter("status")[0]);
}
