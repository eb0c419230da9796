import { useQuery } from "@tanstack/react-query";
import { Form, Input, Select } from "antd";
import { useState } from "react";
import { useRules } from "../../../shared/rules";
import { useText } from "../../../text/language";
import { ModelSelect, modelType } from "../../models/ModelSelect";
import type { Model } from "../../models/modelQueries";
import { type Template, templatesQuery } from "../../templates/templateQueries";
import { typeText } from "../../templates/typeText";
import { TemplatePreview } from "./TemplatePreview";
import type { WizardFields } from "./wizardForm";

interface Props {
  readonly models: readonly Model[];
  readonly template: Template | undefined;
}

/** Name, description, template and model. */
export function BasicStep({ models, template }: Props) {
  const say = useText();
  const rules = useRules();
  const form = Form.useFormInstance<WizardFields>();
  const modelId = Form.useWatch("modelId", form);
  const model = models.find(({ id }) => id === modelId);
  const [q, setQ] = useState("");
  const templates = useQuery(templatesQuery({ q, size: 50, sort: "name,asc" }));
  const found = templates.data?.content ?? [];
  const options = template && q === "" && !found.some(({ id }) => id === template.id) ? [template, ...found] : found;
  const name = say("wizard.name");
  const description = say("wizard.description");
  const templateLabel = say("wizard.template");
  const modelLabel = say("wizard.model");
  return (
    <div className="wizard-columns">
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
                <div>
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
          extra={model && [modelType(model, say), model.description].filter(Boolean).join(" · ")}
          rules={[{ required: true, message: say("form.required", { field: modelLabel }) }]}
        >
          <ModelSelect models={models} />
        </Form.Item>
        <Form.Item<WizardFields> name="name" label={name} rules={[rules.required(name), rules.maxLength(name, 200)]}>
          <Input autoComplete="off" />
        </Form.Item>
        <Form.Item<WizardFields> name="description" label={description} rules={[rules.maxLength(description, 4_000)]}>
          <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} />
        </Form.Item>
      </div>
      <TemplatePreview template={template} />
    </div>
  );
}
