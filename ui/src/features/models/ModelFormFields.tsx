import { Checkbox, Form, Input, Radio, Select } from "antd";
import { FoldedFields } from "../../shared/FoldedFields";
import { NumberItem } from "../../shared/NumberItem";
import { useRules } from "../../shared/rules";
import { SamplingFields } from "../../shared/SamplingFields";
import { useFormats, useText } from "../../text/language";
import { type ModelFields, sameOrigin } from "./modelForm";
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

/** The key, or the variable that holds it. A stored key is never shown: it is kept, replaced or removed. */
function ModelKeyFields({ known }: { known: Model | null }) {
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

const FORMATS = ["auto", "none", "json_object", "json_schema", "json_schema_object"] as const;

/** The bounds of a model's calls: their most, and what is the case where nothing is said. */
const LIMITS = [
  ["requestsPerMinute", 2_147_483_647, null],
  ["tokensPerMinute", 2_147_483_647, null],
  ["concurrencyMax", 1_024, "256"],
  ["requestTimeoutSeconds", 3_600, "120"],
  ["connectTimeoutSeconds", 3_600, "10"],
] as const;

/** How a model writes, and the bounds of its calls: folded away, since the defaults will do. */
function ModelLimitFields({ known, offline }: { known: Model | null; offline: boolean }) {
  const say = useText();
  const { list } = useFormats();
  const rules = useRules();
  const latency = say("models.form.latencyMillis");
  const kept = known
    ? (["extra", "headers", "stop"] as const).filter((field) => Object.keys(known[field]).length > 0)
    : [];
  return (
    <>
      <FoldedFields label={say("models.form.sampling")}>
        <div className="form-grid">
          <SamplingFields unset={say("models.form.fromTemplate")} />
          {offline ? (
            <NumberItem name="latencyMillis" label={latency} rule={rules.whole(latency, 0, 600_000)} placeholder="0" />
          ) : (
            <Form.Item
              name="responseFormat"
              label={say("models.form.responseFormat")}
              extra={say("models.form.responseFormat.help")}
              style={{ gridColumn: "1 / -1" }}
            >
              <Select
                options={FORMATS.map((value) => ({ value, label: say(`models.form.responseFormat.${value}`) }))}
              />
            </Form.Item>
          )}
        </div>
      </FoldedFields>
      <FoldedFields label={say("word.limits")}>
        <div className="form-grid">
          {LIMITS.map(([name, most, usual]) => (
            <NumberItem
              key={name}
              name={["limits", name]}
              label={say(`models.form.${name}`)}
              rule={rules.whole(say(`models.form.${name}`), 1, most)}
              placeholder={usual ?? say("models.form.unbounded")}
              help={name === "concurrencyMax" ? say("models.form.concurrencyMax.help") : undefined}
            />
          ))}
        </div>
      </FoldedFields>
      {kept.length > 0 && <p className="soft">{say("models.form.kept", { fields: list(kept) })}</p>}
    </>
  );
}
