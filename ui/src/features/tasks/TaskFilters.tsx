import { Button, Select } from "antd";
import { api, content } from "../../api/client";
import { ReferenceFilter } from "../../shared/ReferenceFilter";
import { SearchBox } from "../../shared/SearchBox";
import type { ListAddress } from "../../shared/useListAddress";
import { useText } from "../../text/language";
import { TASK_KINDS, TASK_STATUSES, type Task } from "./taskQueries";

export const TASK_FILTERS = ["status", "kind", "templateId", "modelId"] as const;

/** Search and filters of the list of tasks; all of it is in the address. */
export function TaskFilters({ address, shown }: { address: ListAddress; shown: readonly Task[] }) {
  const say = useText();
  const templateId = address.filter("templateId")[0];
  const modelId = address.filter("modelId")[0];
  return (
    <search className="toolbar task-filters">
      <SearchBox value={address.q} placeholder={say("tasks.search")} onSearch={(q) => address.set({ q })} />
      <Select
        aria-label={say("tasks.column.status")}
        placeholder={say("tasks.column.status")}
        mode="multiple"
        allowClear
        showSearch={false}
        maxTagCount="responsive"
        value={address.filter("status")}
        options={TASK_STATUSES.map((status) => ({ value: status, label: say(`task.status.${status}`) }))}
        style={{ minWidth: 150, maxWidth: 260 }}
        onChange={(status: string[]) => address.set({ status })}
      />
      <Select
        aria-label={say("shares.kind")}
        placeholder={say("shares.kind")}
        allowClear
        value={address.filter("kind")[0]}
        options={TASK_KINDS.map((kind) => ({ value: kind, label: say(`task.kind.${kind}`) }))}
        style={{ minWidth: 130 }}
        popupMatchSelectWidth={false}
        onChange={(kind: string | undefined) => address.set({ kind })}
      />
      <ReferenceFilter
        label={say("word.template")}
        value={templateId}
        valueName={shown.find(({ template }) => template.id === templateId)?.template.name}
        queryKey={["templates", "choices"]}
        load={(q, signal) => content(api.GET("/api/v1/data-synthesis/templates", { ...asked(q), signal }))}
        onChange={(id) => address.set({ templateId: id })}
      />
      <ReferenceFilter
        label={say("word.model")}
        value={modelId}
        valueName={shown.find(({ model }) => model.id === modelId)?.model.name}
        queryKey={["models", "choices"]}
        load={(q, signal) => content(api.GET("/api/v1/models", { ...asked(q), signal }))}
        onChange={(id) => address.set({ modelId: id })}
      />
      {address.isFiltered && (
        <Button type="link" onClick={address.clear}>
          {say("action.clear")}
        </Button>
      )}
    </search>
  );
}

function asked(q: string) {
  return { params: { query: { q: q || undefined, size: 50, sort: "name,asc" } } };
}
