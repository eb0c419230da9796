import { Form, Input, Radio } from "antd";
import { useRules } from "../../shared/rules";
import { useText } from "../../text/language";
import { ModelKeyFields } from "./ModelKeyFields";
import { ModelLimitFields } from "./ModelLimitFields";
import type { ModelFields } from "./modelForm";
import type { Model } from "./modelQueries";

/** The fields of a model: who it is, its key, how it writes, its limits. */
export function ModelFormFields({ known }: { known: Model | null }) {
  const say = useText();
  const rules = useRules();
  const form = Form.useFormInstance<ModelFields>();
  const offline = Form.useWatch("provider", form) === "offline";
  const name = say("word.name");
  const description = say("word.description");
  const model = say("models.form.model");
  const baseUrl = say("models.form.baseUrl");
  return (
    <>
      <Form.Item name="name" label={name} rules={[rules.required(name), rules.maxLength(name, 100)]}>
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="description" label={description} rules={[rules.maxLength(description, 2_000)]}>
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} />
      </Form.Item>
      <Form.Item name="provider" label={say("word.type")}>
        <Radio.Group
          optionType="button"
          options={[
            { value: "openai", label: say("models.provider.openai") },
            { value: "offline", label: say("models.provider.offline") },
          ]}
        />
      </Form.Item>
      {!offline && (
        <>
          <Form.Item
            name="baseUrl"
            label={baseUrl}
            extra={say("models.form.baseUrl.help")}
            rules={[rules.required(baseUrl), rules.address(baseUrl)]}
          >
            <Input className="mono" inputMode="url" autoComplete="off" spellCheck={false} />
          </Form.Item>
          <Form.Item name="model" label={model} extra={say("models.form.model.help")} rules={[rules.required(model)]}>
            <Input className="mono" autoComplete="off" spellCheck={false} />
          </Form.Item>
          <ModelKeyFields known={known} />
        </>
      )}
      <ModelLimitFields known={known} offline={offline} />
    </>
  );
}
