import { Form } from "antd";
import { useText } from "../../text/language";
import { ModelAbout, ModelSelect } from "../models/ModelSelect";
import { useModels } from "../models/useModels";
import type { TemplateFields } from "./templateForm";

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
