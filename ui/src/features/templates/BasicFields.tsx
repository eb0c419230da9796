import { Form, Input, Select } from "antd";
import { useRules } from "../../shared/rules";
import { useText } from "../../text/language";
import { ModelAbout, ModelSelect } from "../models/ModelSelect";
import { useModels } from "../models/useModels";
import type { TemplateFields } from "./templateForm";
import { TYPES } from "./typeText";

export function BasicFields() {
  const say = useText();
  const rules = useRules();
  const name = say("templates.form.name");
  const description = say("templates.form.description");
  return (
    <div className="form-grid">
      <Form.Item<TemplateFields> name="name" label={name} rules={[rules.required(name), rules.maxLength(name, 200)]}>
        <Input autoComplete="off" placeholder={"qa_generation_template"} />
      </Form.Item>
      <Form.Item<TemplateFields> name="type" label={say("templates.form.type")}>
        <Select options={TYPES.map((value) => ({ value, label: say(`templates.type.${value}`) }))} />
      </Form.Item>
      <Form.Item<TemplateFields>
        name="description"
        label={description}
        rules={[rules.maxLength(description, 10_000)]}
        style={{ gridColumn: "1 / -1" }}
      >
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} />
      </Form.Item>
    </div>
  );
}

/** The model a template is meant for, by name: a template that came from elsewhere may name one that is not here. */
export function ModelField({ onAdd }: { onAdd: () => void }) {
  const say = useText();
  const { models, failing } = useModels();
  const name = Form.useWatch<string | undefined>("model", Form.useFormInstance());
  const model = models?.find((it) => it.name === name);
  return (
    <Form.Item<TemplateFields>
      name="model"
      label={say("word.model")}
      extra={
        model ? (
          <ModelAbout model={model} failing={failing} />
        ) : (
          say(name && models ? "templates.form.model.absent" : "templates.form.model.help")
        )
      }
    >
      <ModelSelect
        models={models ?? []}
        by="name"
        allowClear
        placeholder={say("templates.form.model.any")}
        onAdd={onAdd}
      />
    </Form.Item>
  );
}
