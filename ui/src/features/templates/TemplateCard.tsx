import { Tag } from "antd";
import { Link } from "react-router";
import { useAgo } from "../../shared/clock";
import { useText } from "../../text/language";
import { TemplateActions } from "./TemplateActions";
import type { TemplateSummary } from "./templateQueries";
import { typeText } from "./typeText";

/** A template in a narrow window. */
export function TemplateCard({ template }: { template: TemplateSummary }) {
  const say = useText();
  const ago = useAgo();
  return (
    <>
      <div style={{ fontWeight: 600, overflowWrap: "anywhere" }}>
        <Link to={`/data/synthesis/templates/${template.id}`}>{template.name}</Link>{" "}
        {template.archivedAt && <Tag>{say("templates.archived.tag")}</Tag>}
      </div>
      {template.description && <div className="soft anywhere">{template.description}</div>}
      <div className="soft" style={{ margin: "4px 0 8px" }}>
        {typeText(template.type, say)}
        {" · "}
        {say("templates.revision", { number: template.revision })}
        {" · "}
        {ago(template.updatedAt)}
      </div>
      <TemplateActions template={template} />
    </>
  );
}
