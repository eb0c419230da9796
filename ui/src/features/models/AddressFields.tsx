import { Checkbox, Form, Input, Select } from "antd";
import { useRules } from "../../shared/rules";
import { knownText } from "../../text/known";
import { useFormats, useText } from "../../text/language";
import { sentences, spaceBehind } from "../../text/sentences";
import { type ModelFields, sameOrigin } from "./modelForm";
import type { Model, ModelPreset } from "./modelQueries";
import { placeholdersOf, regionOf } from "./presets";

interface Props {
  readonly known: Model | null;
  readonly preset: ModelPreset;
}

/** Where a model is called, and with which key. */
export function AddressFields({ known, preset }: Props) {
  const say = useText();
  const { list } = useFormats();
  const rules = useRules();
  const form = Form.useFormInstance<ModelFields>();
  const now = Form.useWatch("baseUrl", form);
  const baseUrl = say("models.form.baseUrl");
  const toReplace = placeholdersOf(now);
  const replace = toReplace.length > 0 && say("models.form.baseUrl.replace", { words: list(toReplace) });
  return (
    <>
      {preset.regions.length > 1 && <RegionField preset={preset} />}
      <Form.Item
        name="baseUrl"
        label={baseUrl}
        extra={
          <>
            {replace && <div style={{ color: "var(--warn)" }}>{replace}</div>}
            {say(`models.form.baseUrl.help.${wire(preset.provider)}`)}
          </>
        }
        validateFirst
        rules={[
          rules.required(baseUrl),
          {
            validator: (_, value?: string) => {
              const left = placeholdersOf(value);
              return left.length === 0
                ? Promise.resolve()
                : Promise.reject(new Error(say("models.form.baseUrl.left", { field: baseUrl, words: list(left) })));
            },
          },
          rules.address(baseUrl),
        ]}
      >
        <Input className="mono" inputMode="url" autoComplete="off" spellCheck={false} placeholder={PLACEHOLDER} />
      </Form.Item>
      <KeyFields known={known} preset={preset} />
    </>
  );
}

const PLACEHOLDER = "https://example.com/v1";

function wire(provider: string): "openai" | "anthropic" | "ollama" {
  return provider === "anthropic" || provider === "ollama" ? provider : "openai";
}

/** What the variable with a provider's key is usually called. */
function variableOf({ id, place }: ModelPreset): string {
  return place === "REMOTE" ? `${id.toUpperCase().replaceAll("-", "_")}_API_KEY` : "OPENAI_API_KEY";
}

/** Which of its addresses a provider is called at; it fills in the base URL. */
function RegionField({ preset }: { preset: ModelPreset }) {
  const say = useText();
  const form = Form.useFormInstance<ModelFields>();
  const baseUrl = Form.useWatch("baseUrl", form);
  return (
    <Form.Item label={say("models.form.region")} htmlFor="region">
      <Select
        id="region"
        placeholder={say("models.form.region.custom")}
        value={regionOf(preset, baseUrl)?.id}
        options={preset.regions.map(({ id }) => ({ value: id, label: knownText(say, `models.region.${id}`, id) }))}
        onChange={(id) => {
          form.setFieldValue("baseUrl", preset.regions.find((region) => region.id === id)?.baseUrl);
          form.setFields([{ name: "baseUrl", errors: [] }]);
        }}
      />
    </Form.Item>
  );
}

/** The key, or the variable that holds it. A stored key is never shown: it is kept, replaced or removed. */
function KeyFields({ known, preset }: Props) {
  const say = useText();
  const rules = useRules();
  const label = say("models.form.apiKey");
  const variable = say("models.form.apiKeyEnv");
  const form = Form.useFormInstance<ModelFields>();
  const baseUrl = Form.useWatch("baseUrl", form);
  const removed = Form.useWatch("removeKey", form);
  const stored = known?.apiKey.stored ?? false;
  const kept = stored && sameOrigin(baseUrl, known?.baseUrl);
  const help = !stored
    ? sentences(!preset.keyNeeded && say("models.form.apiKey.optional"), say("models.form.apiKey.help"))
    : kept
      ? say("models.form.apiKey.keep", { hint: known?.apiKey.hint ?? "…" })
      : say("models.form.apiKey.move");
  return (
    <>
      <Form.Item
        name="apiKey"
        label={label}
        dependencies={["apiKeyEnv"]}
        extra={
          <>
            {help}
            {preset.keyNeeded && preset.keyUrl && (
              <>
                {spaceBehind(help)}
                <a href={preset.keyUrl} target="_blank" rel="noreferrer">
                  {say("models.form.apiKey.get")}
                </a>
              </>
            )}
          </>
        }
        rules={[
          {
            validator: (_, value?: string) =>
              known !== null || !preset.keyNeeded || value?.trim() || form.getFieldValue("apiKeyEnv")?.trim()
                ? Promise.resolve()
                : Promise.reject(new Error(say("models.form.apiKey.required"))),
          },
        ]}
      >
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
        <Input className="mono" autoComplete="off" spellCheck={false} placeholder={variableOf(preset)} />
      </Form.Item>
    </>
  );
}
