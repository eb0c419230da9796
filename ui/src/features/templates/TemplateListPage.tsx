import { ImportOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Select } from "antd";
import { useState } from "react";
import { ListTable } from "../../shared/ListTable";
import { SearchBox } from "../../shared/SearchBox";
import { useKeptList, useListAddress } from "../../shared/useListAddress";
import { useText } from "../../text/language";
import { ImportDialog } from "./ImportDialog";
import { TemplateCard } from "./TemplateCard";
import { TemplatesEmpty } from "./TemplatesEmpty";
import { type Archived, templatesQuery } from "./templateQueries";
import { TYPES } from "./typeText";
import { useTemplateColumns } from "./useTemplateColumns";

const FILTERS = ["type", "archived"];
const ARCHIVED: readonly Archived[] = ["false", "true", "all"];

/** The list of instruction templates. */
export function Component() {
  const say = useText();
  useKeptList();
  const address = useListAddress({ sort: "updatedAt,desc", filters: FILTERS });
  const { q, page, size, sort } = address;
  const type = address.filter("type")[0];
  const archived = ARCHIVED.find((it) => it === address.filter("archived")[0]) ?? "false";
  const templates = useQuery(templatesQuery({ q, type, archived, page, size, sort }));
  const columns = useTemplateColumns();
  const [importing, setImporting] = useState(false);
  return (
    <>
      <div className="toolbar">
        <SearchBox value={q} placeholder={say("list.search")} onSearch={(text) => address.set({ q: text })} />
        <Select
          allowClear
          aria-label={say("word.type")}
          placeholder={say("templates.filter.type")}
          style={{ minWidth: 180 }}
          value={type}
          options={TYPES.map((value) => ({ value, label: say(`templates.type.${value}`) }))}
          onChange={(value: string | undefined) => address.set({ type: value })}
        />
        <Select
          aria-label={say("templates.filter.archived")}
          style={{ minWidth: 180 }}
          value={archived}
          options={ARCHIVED.map((value) => ({ value, label: say(`templates.filter.archived.${value}`) }))}
          onChange={(value) => address.set({ archived: value === "false" ? null : value })}
        />
        <Button
          icon={<ImportOutlined aria-hidden />}
          style={{ marginInlineStart: "auto" }}
          onClick={() => setImporting(true)}
        >
          {say("templates.import")}
        </Button>
      </div>
      <ListTable
        label={say("templates.title")}
        query={templates}
        address={address}
        columns={columns}
        card={(template) => <TemplateCard template={template} />}
        empty={<TemplatesEmpty onImport={() => setImporting(true)} />}
      />
      <ImportDialog open={importing} onClose={() => setImporting(false)} />
    </>
  );
}
