import { Alert, Checkbox, Form, Input, Select } from "antd";
import type { NamePath } from "antd/es/form/interface";
import type { ReactNode } from "react";
import { FoldedFields } from "../../shared/FoldedFields";
import { NumberItem } from "../../shared/NumberItem";
import { useRules } from "../../shared/rules";
import { useText } from "../../text/language";
import { spaceBehind } from "../../text/sentences";
import { JSON_FIELDS, type ModelFields, objectOf } from "./modelForm";

const FORMATS = ["auto", "json_schema", "json_schema_object", "tool", "json_object", "none"] as const;

/** Timeouts, with what is the case where nothing is said. */
const TIMEOUTS = [
  ["connectTimeoutSeconds", "10"],
  ["requestTimeoutSeconds", "120"],
  ["idleTimeoutSeconds", "120"],
] as const;

const EXAMPLES = {
  proxy: "http://proxy.example.com:3128",
  caFile: "/etc/ssl/company-ca.pem",
  headers: '{"X-Team": "data"}',
  extra: '{"enable_thinking": false}',
  dialect: '{"omit": ["temperature"]}',
} as const;

/** How requests are written and sent: folded away, since the defaults will do. */
export function AdvancedFields() {
  const say = useText();
  const rules = useRules();
  const proxy = say("models.form.proxy");
  return (
    <FoldedFields label={say("models.form.advanced")}>
      <Form.Item
        name="responseFormat"
        label={say("models.form.responseFormat")}
        extra={say("models.form.responseFormat.help")}
      >
        <Select options={FORMATS.map((value) => ({ value, label: say(`models.form.responseFormat.${value}`) }))} />
      </Form.Item>
      <Switched name="stream" label={say("models.form.stream")} help={say("models.form.stream.help")} />
      <div className="form-grid">
        {TIMEOUTS.map(([name, usual]) => (
          <NumberItem
            key={name}
            name={["limits", name]}
            label={say(`models.form.${name}`)}
            rule={rules.whole(say(`models.form.${name}`), 1, 3_600)}
            placeholder={usual}
            help={say(`models.form.${name}.help`)}
          />
        ))}
      </div>
      <Form.Item
        name={["connection", "proxy"]}
        label={proxy}
        extra={say("models.form.proxy.help")}
        rules={[rules.address(proxy)]}
      >
        <Input className="mono" inputMode="url" autoComplete="off" spellCheck={false} placeholder={EXAMPLES.proxy} />
      </Form.Item>
      <Form.Item
        name={["connection", "caFile"]}
        label={say("models.form.caFile")}
        extra={say("models.form.caFile.help")}
      >
        <Input className="mono" autoComplete="off" spellCheck={false} placeholder={EXAMPLES.caFile} />
      </Form.Item>
      <Switched
        name={["connection", "verifyTls"]}
        label={say("models.form.verifyTls")}
        help={<TlsWarning />}
        otherwise={true}
      />
      <Switched name={["connection", "http2"]} label={say("models.form.http2")} help={say("models.form.http2.help")} />
      <Switched
        name={["connection", "compression"]}
        label={say("models.form.compression")}
        help={say("models.form.compression.help")}
      />
      {JSON_FIELDS.map((name) => (
        <JsonItem key={name} name={name} />
      ))}
    </FoldedFields>
  );
}

interface SwitchedProps {
  readonly name: NamePath;
  readonly label: string;
  readonly help: ReactNode;
  /** What is the case where nothing is said. */
  readonly otherwise?: boolean;
}

/** Something that is done or not. */
function Switched({ name, label, help, otherwise = false }: SwitchedProps) {
  return (
    <Form.Item
      name={name}
      valuePropName="checked"
      getValueProps={(value?: boolean | null) => ({ checked: value ?? otherwise })}
      extra={help}
    >
      <Checkbox>{label}</Checkbox>
    </Form.Item>
  );
}

/** What it means that certificates are not checked; nothing as long as they are. */
function TlsWarning() {
  const say = useText();
  const form = Form.useFormInstance<ModelFields>();
  const verified = Form.useWatch(["connection", "verifyTls"], form);
  return (
    verified === false && (
      <Alert
        type="error"
        showIcon
        style={{ marginTop: 8 }}
        title={say("models.form.verifyTls.off")}
        description={say("models.form.verifyTls.off.more")}
      />
    )
  );
}

/** The service's description of its fields. */
const REFERENCE = "/api/v1/docs";

/** An object of JSON. */
function JsonItem({ name }: { name: (typeof JSON_FIELDS)[number] }) {
  const say = useText();
  const label = say(`models.form.${name}`);
  const help = say(`models.form.${name}.help`);
  return (
    <Form.Item
      name={name}
      label={label}
      extra={
        <>
          {help}
          {name === "dialect" && (
            <>
              {spaceBehind(help)}
              <a href={REFERENCE} target="_blank" rel="noreferrer">
                {say("models.form.dialect.fields")}
              </a>
            </>
          )}
        </>
      }
      rules={[
        {
          validator: (_, value?: string) =>
            !value?.trim() || objectOf(value)
              ? Promise.resolve()
              : Promise.reject(new Error(say("form.object", { field: label, example: EXAMPLES[name] }))),
        },
      ]}
    >
      <Input.TextArea
        className="mono"
        autoSize={{ minRows: 1, maxRows: 12 }}
        spellCheck={false}
        placeholder={EXAMPLES[name]}
      />
    </Form.Item>
  );
}
