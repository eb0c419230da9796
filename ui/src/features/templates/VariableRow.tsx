import { DeleteOutlined } from "@ant-design/icons";
import { Button, Checkbox, Form, Input, InputNumber, Select } from "antd";
import { useText } from "../../text/language";
import type { TemplateFields, VariableType } from "./templateForm";

const TYPES: readonly VariableType[] = ["text", "number", "choice", "boolean"];
const NAME = /^[\p{L}_][\p{L}\p{M}\p{N}_.]*$/u;

/** One variable: what it may be, and what it is without a value. */
export function VariableRow({ index, onRemove }: { index: number; onRemove: () => void }) {
  const say = useText();
  const form = Form.useFormInstance();
  const type = Form.useWatch(["variables", index, "type"], form);
  const changeType = () => {
    for (const field of ["default", "min", "max", "choices"] as const) {
      form.setFieldValue(["variables", index, field], undefined);
    }
  };
  return (
    <div className="variable-row">
      <Form.Item
        name={[index, "name"]}
        label={say("templates.variable.name")}
        rules={[
          {
            validator: (_, value: string) => {
              const name = (value ?? "").trim();
              const others = (form.getFieldValue("variables") as TemplateFields["variables"]) ?? [];
              if (!NAME.test(name)) {
                return Promise.reject(new Error(say("templates.variable.name.bad")));
              }
              return others.some((it, at) => at < index && it?.name?.trim() === name)
                ? Promise.reject(new Error(say("templates.variable.name.twice")))
                : Promise.resolve();
            },
          },
        ]}
      >
        <Input className="mono" autoComplete="off" spellCheck={false} aria-label={say("templates.variable.name")} />
      </Form.Item>
      <Form.Item name={[index, "type"]} label={say("templates.variable.type")}>
        <Select
          aria-label={say("templates.variable.type")}
          options={TYPES.map((value) => ({ value, label: say(`templates.variable.type.${value}`) }))}
          onChange={changeType}
        />
      </Form.Item>
      <Form.Item name={[index, "required"]} valuePropName="checked">
        <Checkbox style={{ marginTop: 4 }}>{say("templates.variable.required.yes")}</Checkbox>
      </Form.Item>
      <Form.Item name={[index, "default"]} label={say("templates.variable.default")}>
        <DefaultField index={index} type={type} />
      </Form.Item>
      <Form.Item className="variable-wide" name={[index, "description"]} label={say("templates.variable.description")}>
        <Input aria-label={say("templates.variable.description")} />
      </Form.Item>
      <Limits index={index} type={type} />
      <Button
        type="text"
        icon={<DeleteOutlined aria-hidden />}
        aria-label={say("templates.variable.remove")}
        onClick={onRemove}
      />
    </div>
  );
}

interface FieldProps {
  readonly id?: string;
  readonly value?: string | number | boolean;
  readonly onChange?: (value: string | number | boolean | null | undefined) => void;
}

/** The value where none is given, by the type. */
function DefaultField({ index, type, ...field }: { index: number; type: VariableType | undefined } & FieldProps) {
  const say = useText();
  const form = Form.useFormInstance<TemplateFields>();
  const choices = Form.useWatch(["variables", index, "choices"], form) as readonly string[] | undefined;
  const label = say("templates.variable.default");
  switch (type) {
    case "number":
      return (
        <InputNumber
          id={field.id}
          aria-label={label}
          style={{ width: "100%" }}
          value={field.value as number | undefined}
          onChange={field.onChange}
        />
      );
    case "choice":
      return (
        <Select
          id={field.id}
          aria-label={label}
          allowClear
          value={field.value}
          options={(choices ?? []).map((value) => ({ value, label: value }))}
          onChange={field.onChange}
        />
      );
    case "boolean":
      return (
        <Select
          id={field.id}
          aria-label={label}
          allowClear
          value={field.value}
          options={[true, false].map((value) => ({ value, label: say(value ? "form.yes" : "form.no") }))}
          onChange={field.onChange}
        />
      );
    default:
      return (
        <Input
          id={field.id}
          aria-label={label}
          value={field.value as string | undefined}
          onChange={(event) => field.onChange?.(event.target.value)}
        />
      );
  }
}

/** What a value may be: a range of numbers, or some texts. */
function Limits({ index, type }: { index: number; type: VariableType | undefined }) {
  const say = useText();
  if (type === "number") {
    return (
      <div style={{ display: "flex", gap: 8 }}>
        {(["min", "max"] as const).map((end) => (
          <Form.Item key={end} name={[index, end]} label={say(`templates.variable.${end}`)} style={{ flex: 1 }}>
            <InputNumber
              style={{ width: "100%" }}
              placeholder={say(`templates.variable.${end}`)}
              aria-label={say(`templates.variable.${end}`)}
            />
          </Form.Item>
        ))}
      </div>
    );
  }
  if (type === "choice") {
    return (
      <Form.Item
        name={[index, "choices"]}
        label={say("templates.variable.choices")}
        rules={[{ required: true, message: say("templates.variable.choices.none") }]}
      >
        <Select
          mode="tags"
          open={false}
          suffixIcon={null}
          tokenSeparators={[",", "，"]}
          placeholder={say("templates.variable.choices.placeholder")}
          aria-label={say("templates.variable.choices")}
        />
      </Form.Item>
    );
  }
  return (
    <span className="soft variable-none" style={{ marginTop: 4 }}>
      {say("templates.variable.anything")}
    </span>
  );
}
