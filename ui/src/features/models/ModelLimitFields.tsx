import { Form, InputNumber, Select } from "antd";
import type { Rule } from "antd/es/form";
import { FoldedFields } from "../../shared/FoldedFields";
import { useRules } from "../../shared/rules";
import { useFormats, useText } from "../../text/language";
import type { Model } from "./modelQueries";

const FORMATS = ["auto", "none", "json_object", "json_schema", "json_schema_object"] as const;

/** How a model writes, and the bounds of its calls: folded away, since the defaults will do. */
export function ModelLimitFields({ known, offline }: { known: Model | null; offline: boolean }) {
  const say = useText();
  const { list } = useFormats();
  const rules = useRules();
  const template = say("models.form.fromTemplate");
  const unbounded = say("models.form.unbounded");
  const number = (
    name: string | string[],
    label: string,
    rule: (label: string) => Rule,
    placeholder = "",
    help = "",
  ) => (
    <Form.Item name={name} label={label} rules={[rule(label)]} extra={help || undefined}>
      <InputNumber style={{ width: "100%" }} placeholder={placeholder} />
    </Form.Item>
  );
  const whole = (min: number, max: number) => (label: string) => rules.whole(label, min, max);
  const kept = known
    ? (["extra", "headers", "stop"] as const).filter((field) => Object.keys(known[field]).length > 0)
    : [];
  return (
    <>
      <FoldedFields label={say("models.form.sampling")}>
        <div className="form-grid">
          {number("temperature", say("templates.generation.temperature"), (it) => rules.range(it, 0, 2), template)}
          {number("topP", say("templates.generation.topP"), (it) => rules.overUpTo(it, 0, 1), template)}
          {number("maxTokens", say("templates.generation.maxTokens"), whole(1, 1_000_000), template)}
          {number("seed", say("templates.generation.seed"), whole(Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER))}
          {offline ? (
            number("latencyMillis", say("models.form.latencyMillis"), whole(0, 600_000), "0")
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
          {number(
            ["limits", "requestsPerMinute"],
            say("models.form.requestsPerMinute"),
            whole(1, 2_147_483_647),
            unbounded,
          )}
          {number(
            ["limits", "tokensPerMinute"],
            say("models.form.tokensPerMinute"),
            whole(1, 2_147_483_647),
            unbounded,
          )}
          {number(
            ["limits", "concurrencyMax"],
            say("models.form.concurrencyMax"),
            whole(1, 1_024),
            "256",
            say("models.form.concurrencyMax.help"),
          )}
          {number(
            ["limits", "requestTimeoutSeconds"],
            say("models.form.requestTimeoutSeconds"),
            whole(1, 3_600),
            "120",
          )}
          {number(["limits", "connectTimeoutSeconds"], say("models.form.connectTimeoutSeconds"), whole(1, 3_600), "10")}
        </div>
      </FoldedFields>
      {kept.length > 0 && <p className="soft">{say("models.form.kept", { fields: list(kept) })}</p>}
    </>
  );
}
