import { Button, Select } from "antd";
import { api, content } from "../../api/client";
import { SearchBox } from "../../shared/SearchBox";
import type { ListAddress } from "../../shared/useListAddress";
import { useText } from "../../text/language";
import { ReferenceFilter } from "./ReferenceFilter";
import type { Task } from "./taskQueries";
import { TASK_STATUSES } from "./taskQueries";

export const TASK_FILTERS = ["status", "templateId", "modelId"] as const;

interface Props {
  readonly address: ListAddress;
  /** What is shown, which knows the names of what is filtered by. */
  readonly shown: readonly Task[];
}

/** Search and filters of the list of tasks; all of it is in the address. */
export function TaskFilters({ address, shown }: Props) {
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
      <ReferenceFilter
        label={say("word.template")}
        value={templateId}
        valueName={shown.find(({ template }) => template.id === templateId)?.template.name}
        queryKey={["templates", "choices"]}
        load={async (q, signal) => {
          const query = { q: q || undefined, size: 50, sort: "name,asc" };
          return (await content(api.GET("/api/v1/data-synthesis/templates", { params: { query }, signal }))).content;
        }}
        onChange={(id) => address.set({ templateId: id })}
      />
      <ReferenceFilter
        label={say("word.model")}
        value={modelId}
        valueName={shown.find(({ model }) => model.id === modelId)?.model.name}
        queryKey={["models", "choices"]}
        load={async (q, signal) => {
          const query = { q: q || undefined, size: 50, sort: "name,asc" };
          return (await content(api.GET("/api/v1/models", { params: { query }, signal }))).content;
        }}
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
