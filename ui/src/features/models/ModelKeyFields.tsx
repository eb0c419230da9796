import { Checkbox, Form, Input } from "antd";
import { useRules } from "../../shared/rules";
import { useText } from "../../text/language";
import { type ModelFields, sameOrigin } from "./modelForm";
import type { Model } from "./modelQueries";

/** The key, or the variable that holds it. A stored key is never shown: it is kept, replaced or removed. */
export function ModelKeyFields({ known }: { known: Model | null }) {
  const say = useText();
  const rules = useRules();
  const variable = say("models.form.apiKeyEnv");
  const form = Form.useFormInstance<ModelFields>();
  const baseUrl = Form.useWatch("baseUrl", form);
  const removed = Form.useWatch("removeKey", form);
  const stored = known?.apiKey.stored ?? false;
  const kept = stored && sameOrigin(baseUrl, known?.baseUrl);
  const help = !stored
    ? say("models.form.apiKey.help")
    : kept
      ? say("models.form.apiKey.keep", { hint: known?.apiKey.hint ?? "…" })
      : say("models.form.apiKey.move");
  return (
    <>
      <Form.Item name="apiKey" label={say("models.form.apiKey")} extra={help}>
        <Input.Password className="mono" autoComplete="new-password" spellCheck={false} disabled={removed} />
      </Form.Item>
      {stored && (
        <Form.Item name="removeKey" valuePropName="checked">
          <Checkbox>{say("models.form.apiKey.remove")}</Checkbox>
        </Form.Item>
      )}
      <Form.Item
        name="apiKeyEnv"
        label={variable}
        extra={say("models.form.apiKeyEnv.help")}
        rules={[rules.variable(variable)]}
      >
        <Input className="mono" autoComplete="off" spellCheck={false} placeholder="OPENAI_API_KEY" />
      </Form.Item>
    </>
  );
}
