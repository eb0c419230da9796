import { useQuery } from "@tanstack/react-query";
import { Form, Input, Radio, Select, Tag } from "antd";
import { useState } from "react";
import { Link } from "react-router";
import type { Schemas } from "../../../api/client";
import { found } from "../../../shared/byName";
import { useRules } from "../../../shared/rules";
import { useText } from "../../../text/language";
import { ModelAbout, ModelSelect } from "../../models/ModelSelect";
import type { Offer } from "../../models/useModels";
import { ProblemList } from "../../templates/ProblemList";
import { PromptEditor } from "../../templates/PromptEditor";
import { type Template, templatesQuery } from "../../templates/templateQueries";
import { typeText } from "../../templates/typeText";
import type { ChosenTemplate } from "./useChosenTemplate";
import type { WizardFields } from "./wizardForm";

interface Props {
  readonly offer: Offer;
  readonly chosen: ChosenTemplate;
  readonly onAddModel: () => void;
}

const KINDS = ["SINGLE", "PROPORTIONAL"] as const;

/** What kind of task it is, what it is made from, and its name. */
export function BasicStep({ offer: { models, failing }, chosen, onAddModel }: Props) {
  const say = useText();
  const rules = useRules();
  const form = Form.useFormInstance<WizardFields>();
  const modelId = Form.useWatch("modelId", form);
  const model = models.find(({ id }) => id === modelId);
  const [q, setQ] = useState("");
  const { template } = chosen;
  // What the categories will say needs no declaration; what they do not say is listed at the end.
  const divided = Form.useWatch("kind", form) === "PROPORTIONAL";
  const problems = chosen.problems.filter(({ code }) => !divided || code !== "template.undeclared");
  const templates = useQuery(templatesQuery({ q, size: 50, sort: "name,asc" }));
  // While an answer is on its way, what is there goes on to be looked through: Enter takes what fits best.
  const known = templates.data?.content ?? [];
  const all = template && !known.some(({ id }) => id === template.id) ? [template, ...known] : known;
  const options = found(all, q);
  const name = say("wizard.name");
  const description = say("wizard.description");
  const templateLabel = say("word.template");
  const modelLabel = say("word.model");
  return (
    <div className="wizard-columns">
      <Form.Item<WizardFields>
        name="kind"
        label={say("shares.kind")}
        className="wizard-kind"
        extra={<Link to="/data/synthesis/tasks/mix">{say("mix.link")}</Link>}
      >
        <Radio.Group
          className="kind-cards"
          options={KINDS.map((value) => ({
            value,
            label: (
              <>
                <strong>{say(`shares.kind.${value}`)}</strong>
                <div className="soft">{say(`shares.kind.${value}.more`)}</div>
              </>
            ),
          }))}
        />
      </Form.Item>
      <div>
        <Form.Item<WizardFields>
          name="templateId"
          label={<span data-field={templateLabel}>{say("wizard.template.select")}</span>}
          rules={[{ required: true, message: say("form.required", { field: templateLabel }) }]}
        >
          <Select
            showSearch={{ filterOption: false, onSearch: setQ }}
            loading={templates.isFetching}
            options={options.map((it) => ({ value: it.id, label: it.name, it }))}
            optionRender={({ data: { it } }) => (
              <>
                <div className="one-line" title={it.name}>
                  {it.name} <span className="soft">{typeText(it.type, say)}</span>
                </div>
                {it.description && <div className="soft one-line">{it.description}</div>}
              </>
            )}
          />
        </Form.Item>
        <Form.Item<WizardFields>
          name="modelId"
          label={modelLabel}
          extra={model && <ModelAbout model={model} failing={failing} />}
          rules={[{ required: true, message: say("form.required", { field: modelLabel }) }]}
        >
          <ModelSelect models={models} onAdd={onAddModel} />
        </Form.Item>
        <Form.Item<WizardFields> name="name" label={name} rules={[rules.required(name), rules.maxLength(name, 200)]}>
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item<WizardFields> name="description" label={description} rules={[rules.maxLength(description, 4_000)]}>
          <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} />
        </Form.Item>
      </div>
      <TemplatePreview template={template} problems={problems} />
    </div>
  );
}

interface TemplatePreviewProps {
  readonly template: Template | undefined;
  readonly problems: readonly Schemas["TemplateProblem"][];
}

/** The chosen template, to read, and what Winnow finds in it. */
function TemplatePreview({ template, problems }: TemplatePreviewProps) {
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
