import { Form, Select } from "antd";
import { useText } from "../../text/language";
import { ModelOption, modelType } from "../models/ModelSelect";
import { useModels } from "../models/useModels";
import type { TemplateFields } from "./templateForm";

/** The model a template is meant for, by name: a template that came from elsewhere may name one that is not here. */
export function ModelField() {
  const say = useText();
  const { models } = useModels();
  const name = Form.useWatch<string | undefined>("model", Form.useFormInstance());
  const model = models?.find((it) => it.name === name);
  const about = model
    ? [modelType(model, say), model.description].filter(Boolean).join(" · ")
    : say(name && models ? "templates.form.model.absent" : "templates.form.model.help");
  return (
    <Form.Item<TemplateFields> name="model" label={say("templates.form.model")} extra={about}>
      <Select
        allowClear
        showSearch={{ optionFilterProp: "label" }}
        placeholder={say("templates.form.model.any")}
        notFoundContent={say("models.empty")}
        options={models?.map((it) => ({ value: it.name, label: it.name, it }))}
        optionRender={({ data }) => <ModelOption model={data.it} />}
      />
    </Form.Item>
  );
}
