import { Tag } from "antd";
import { Link } from "react-router";
import type { Schemas } from "../../../api/client";
import { useText } from "../../../text/language";
import { ProblemList } from "../../templates/ProblemList";
import { PromptEditor } from "../../templates/PromptEditor";
import type { Template } from "../../templates/templateQueries";
import { typeText } from "../../templates/typeText";

interface Props {
  readonly template: Template | undefined;
  readonly problems: readonly Schemas["TemplateProblem"][];
}

/** The chosen template, to read, and what Winnow finds in it. */
export function TemplatePreview({ template, problems }: Props) {
  const say = useText();
  if (!template) {
    return <aside className="soft">{say("wizard.template.none")}</aside>;
  }
  const { id, name, type, revision, description, prompt, system } = template;
  return (
    <aside aria-label={say("wizard.template.preview")} style={{ minWidth: 0 }}>
      <div style={{ marginBottom: 8, overflowWrap: "anywhere" }}>
        <Link to={`/data/synthesis/templates/${id}`}>{name}</Link> <Tag>{typeText(type, say)}</Tag>
        <span className="soft">{say("templates.revision", { number: revision })}</span>
        {description && <div className="soft">{description}</div>}
      </div>
      {system && (
        <div style={{ marginBottom: 8 }}>
          <PromptEditor
            field="system"
            label={say("templates.form.system")}
            validation={undefined}
            value={system}
            readOnly
            heightMin={20}
            heightMax={100}
          />
        </div>
      )}
      <PromptEditor
        field="prompt"
        label={say("templates.form.prompt")}
        validation={undefined}
        value={prompt}
        readOnly
        heightMin={60}
        heightMax={300}
      />
      <div style={{ marginTop: 8 }}>
        <ProblemList problems={problems} />
      </div>
    </aside>
  );
}
