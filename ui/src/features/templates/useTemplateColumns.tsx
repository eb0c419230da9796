import { type TableColumnsType, Tag } from "antd";
import { useMemo } from "react";
import { Link } from "react-router";
import { useAgo } from "../../shared/clock";
import { useFormats, useText } from "../../text/language";
import { TemplateActions } from "./TemplateActions";
import type { TemplateSummary } from "./templateQueries";
import { typeText } from "./typeText";

/** The columns of the list of templates. */
export function useTemplateColumns(): TableColumnsType<TemplateSummary> {
  const say = useText();
  const { dateTime, number } = useFormats();
  const ago = useAgo();
  return useMemo(
    () => [
      {
        key: "name",
        title: say("word.name"),
        sorter: true,
        render: (_, template) => (
          <div style={{ fontWeight: 500, minWidth: 160, maxWidth: "clamp(220px, 22vw, 420px)" }}>
            <Link to={`/data/synthesis/templates/${template.id}`} className="name-text" title={template.name}>
              {template.name}
            </Link>{" "}
            {template.archivedAt && <Tag>{say("templates.archived.tag")}</Tag>}
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
      {
        title: say("templates.column.revision"),
        align: "end",
        render: (_, { revision }) => number(revision),
      },
      {
        key: "updatedAt",
        title: say("word.updated"),
        sorter: true,
        render: (_, { updatedAt }) => (
          <span title={dateTime(updatedAt)} style={{ whiteSpace: "nowrap" }}>
            {ago(updatedAt)}
          </span>
        ),
      },
      {
        title: say("word.actions"),
        width: 1,
        fixed: "end",
        render: (_, template) => <TemplateActions template={template} />,
      },
    ],
    [say, ago, dateTime, number],
  );
}
