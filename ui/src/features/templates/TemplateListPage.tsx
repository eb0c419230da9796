import { ImportOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { App, Button, Select, type TableColumnsType, Tag } from "antd";
import { useMemo, useState } from "react";
import { Link, useNavigate } from "react-router";
import { Ago, actionsColumn, timeColumn } from "../../shared/columns";
import { EmptyState } from "../../shared/EmptyState";
import { ListTable } from "../../shared/ListTable";
import { SearchBox } from "../../shared/SearchBox";
import { useKeptList, useListAddress } from "../../shared/useListAddress";
import { useSayFailure } from "../../shared/useSayFailure";
import { useFormats, useText } from "../../text/language";
import { ImportDialog } from "./ImportDialog";
import { TemplateActions } from "./TemplateActions";
import { type Archived, type TemplateSummary, templatesQuery, useInstallStarters } from "./templateQueries";
import { TYPES, typeText } from "./typeText";

const FILTERS = ["type", "archived"];
const ARCHIVED: readonly Archived[] = ["false", "true", "all"];

/** The list of instruction templates. */
export function Component() {
  const say = useText();
  useKeptList();
  const address = useListAddress({ sort: "updatedAt,desc", filters: FILTERS });
  const type = address.filter("type")[0];
  const archived = ARCHIVED.find((it) => it === address.filter("archived")[0]) ?? "false";
  const templates = useQuery(templatesQuery({ ...address.wanted, type, archived }));
  const [importing, setImporting] = useState(false);
  return (
    <>
      <div className="toolbar">
        <SearchBox value={address.q} placeholder={say("list.search")} onSearch={(q) => address.set({ q })} />
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
        columns={useColumns()}
        card={(template) => <Card template={template} />}
        empty={<TemplatesEmpty onImport={() => setImporting(true)} />}
      />
      <ImportDialog open={importing} onClose={() => setImporting(false)} />
    </>
  );
}

function useColumns(): TableColumnsType<TemplateSummary> {
  const say = useText();
  const { number } = useFormats();
  return useMemo(
    () => [
      {
        key: "name",
        title: say("word.name"),
        sorter: true,
        render: (_, template) => (
          <div style={{ fontWeight: 500, minWidth: 160, maxWidth: "clamp(220px, 22vw, 420px)" }}>
            <Name template={template} className="name-text" title={template.name} />
          </div>
        ),
      },
      {
        key: "type",
        title: say("word.type"),
        sorter: true,
        render: (_, { type }) => <span style={{ whiteSpace: "nowrap" }}>{typeText(type, say)}</span>,
      },
      {
        title: say("word.description"),
        render: (_, { description }) => (
          <div className="soft" style={{ minWidth: 160, maxWidth: 360, overflowWrap: "anywhere" }}>
            {description}
          </div>
        ),
      },
      { title: say("templates.column.revision"), align: "end", render: (_, { revision }) => number(revision) },
      timeColumn("updatedAt", say("word.updated")),
      actionsColumn(say("word.actions"), (template) => <TemplateActions template={template} />),
    ],
    [say, number],
  );
}

/** A template in a narrow window. */
function Card({ template }: { template: TemplateSummary }) {
  const say = useText();
  return (
    <>
      <div style={{ fontWeight: 600, overflowWrap: "anywhere" }}>
        <Name template={template} />
      </div>
      {template.description && <div className="soft anywhere">{template.description}</div>}
      <div className="soft" style={{ margin: "4px 0 8px" }}>
        {typeText(template.type, say)}
        {" · "}
        {say("templates.revision", { number: template.revision })}
        {" · "}
        <Ago at={template.updatedAt} />
      </div>
      <TemplateActions template={template} />
    </>
  );
}

interface NameProps {
  readonly template: TemplateSummary;
  readonly className?: string;
  readonly title?: string;
}

function Name({ template: { id, name, archivedAt }, ...look }: NameProps) {
  const say = useText();
  return (
    <>
      <Link to={`/data/synthesis/templates/${id}`} {...look}>
        {name}
      </Link>{" "}
      {archivedAt && <Tag>{say("templates.archived.tag")}</Tag>}
    </>
  );
}

/** No template yet: begin with those that come with Winnow. */
function TemplatesEmpty({ onImport }: { onImport: () => void }) {
  const say = useText();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const sayFailure = useSayFailure();
  const install = useInstallStarters();
  return (
    <EmptyState
      title={say("templates.empty")}
      more={say("templates.empty.more", { example: "{topic}" })}
      actions={
        <>
          <Button
            type="primary"
            loading={install.isPending}
            onClick={() =>
              install.mutate(undefined, {
                onSuccess: ({ installed }) =>
                  void message.success(say("templates.starters.done", { count: installed.length })),
                onError: sayFailure,
              })
            }
          >
            {say("templates.starters")}
          </Button>
          <Button onClick={() => navigate("/data/synthesis/templates/new")}>{say("synthesis.createTemplate")}</Button>
          <Button onClick={onImport}>{say("templates.import")}</Button>
        </>
      }
    />
  );
}
