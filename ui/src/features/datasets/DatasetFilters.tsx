import { useQuery } from "@tanstack/react-query";
import { Button, Select } from "antd";
import { SearchBox } from "../../shared/SearchBox";
import type { ListAddress } from "../../shared/useListAddress";
import { useFormats, useText } from "../../text/language";
import { typeText } from "./DatasetMarks";
import { TYPES, tagsQuery } from "./datasetQueries";

export const DATASET_FILTERS = ["type", "tag", "status"] as const;

/** Search and filters of the list of datasets; all of it is in the address. */
export function DatasetFilters({ address }: { address: ListAddress }) {
  const say = useText();
  const { number } = useFormats();
  const tags = useQuery(tagsQuery());
  const [tag] = address.filter("tag");
  const known = (tags.data ?? []).map((it) => ({
    value: it.tag,
    label: say("word.counted", { word: it.tag, count: number(it.datasets) }),
  }));
  return (
    <search className="toolbar dataset-filters">
      <SearchBox value={address.q} placeholder={say("list.search")} onSearch={(q) => address.set({ q })} />
      <Select
        aria-label={say("word.type")}
        placeholder={say("word.type")}
        allowClear
        value={address.filter("type")[0]}
        options={TYPES.map((type) => ({ value: type, label: typeText(type, say) }))}
        style={{ minWidth: 140 }}
        popupMatchSelectWidth={false}
        onChange={(type: string | undefined) => address.set({ type })}
      />
      <Select
        aria-label={say("datasets.tag")}
        placeholder={say("datasets.tag")}
        allowClear
        showSearch
        value={tag}
        options={
          tag === undefined || known.some((it) => it.value === tag) ? known : [{ value: tag, label: tag }, ...known]
        }
        notFoundContent={say(tags.isPending ? "list.loading" : "datasets.tags.none")}
        style={{ minWidth: 140 }}
        popupMatchSelectWidth={false}
        onChange={(next: string | undefined) => address.set({ tag: next })}
      />
      <Select
        aria-label={say("datasets.shown")}
        value={address.filter("status")[0] === "archived" ? "archived" : "active"}
        options={[
          { value: "active", label: say("datasets.shown.active") },
          { value: "archived", label: say("datasets.shown.archived") },
        ]}
        style={{ minWidth: 110 }}
        onChange={(status) => address.set({ status: status === "archived" ? status : null })}
      />
      {address.isFiltered && (
        <Button type="link" onClick={address.clear}>
          {say("action.clear")}
        </Button>
      )}
    </search>
  );
}
