import { Form, Input, Select } from "antd";
import { useRules } from "../../shared/rules";
import { useText } from "../../text/language";
import type { TemplateFields } from "./templateForm";
import { TYPES } from "./typeText";

/** Name, description and type. */
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
