import { DeleteOutlined } from "@ant-design/icons";
import { Button, Checkbox, Form, type FormRule, Input, InputNumber, Select } from "antd";
import type { Ref } from "react";
import { NumberField } from "../../shared/NumberField";
import { useRules } from "../../shared/rules";
import type { Value } from "../../shared/values";
import { useText } from "../../text/language";
import type { TemplateFields, VariableFields, VariableType } from "./templateForm";
import { isNoChoice, isRangeWrong, isTypeWrong, type VariableRows, wrongInName } from "./variableRules";

const TYPES: readonly VariableType[] = ["text", "number", "choice", "boolean"];

/** One variable: what it may be, and what it is without a value. */
export function VariableRow({ index, onRemove }: { index: number; onRemove: () => void }) {
  const say = useText();
  const rules = useRules();
  const form = Form.useFormInstance();
  const type = Form.useWatch(["variables", index, "type"], form);
  const changeType = () => {
    for (const field of ["default", "min", "max", "choices"] as const) {
      form.setFieldValue(["variables", index, field], undefined);
    }
  };
  const rows = () => (form.getFieldValue("variables") ?? []) as VariableRows;
  const row = (): Partial<VariableFields> => rows()[index] ?? {};
  const unless = (wrong: () => string | null | false) => () => ({
    validator: () => {
      const message = wrong();
      return message ? Promise.reject(new Error(message)) : Promise.resolve();
    },
  });
  const beside = (...fields: (keyof VariableFields)[]) => fields.map((field) => ["variables", index, field]);
  const defaultLabel = say("templates.variable.default");
  return (
    <div className="variable-row">
      <Form.Item
        name={[index, "name"]}
        label={say("word.name")}
        rules={[
          unless(() => {
            const wrong = wrongInName(rows(), index);
            return wrong && say(`templates.variable.name.${wrong}`);
          }),
        ]}
      >
        <Input className="mono" autoComplete="off" spellCheck={false} aria-label={say("word.name")} />
      </Form.Item>
      <Form.Item
        name={[index, "type"]}
        label={say("word.type")}
        dependencies={beside("name")}
        rules={[unless(() => isTypeWrong(row()) && say("templates.variable.type.count"))]}
      >
        <Select
          aria-label={say("word.type")}
          options={TYPES.map((value) => ({ value, label: say(`templates.variable.type.${value}`) }))}
          onChange={changeType}
        />
      </Form.Item>
      <Form.Item name={[index, "required"]} valuePropName="checked">
        <Checkbox style={{ marginTop: 4 }}>{say("templates.variable.required")}</Checkbox>
      </Form.Item>
      <Form.Item
        name={[index, "default"]}
        label={defaultLabel}
        dependencies={beside("min", "max", "choices")}
        rules={[
          () => (type === "number" ? rules.within(defaultLabel, row()) : {}),
          unless(() => isNoChoice(row()) && say("templates.variable.default.choice")),
        ]}
      >
        <DefaultField index={index} type={type} />
      </Form.Item>
      <Form.Item className="variable-wide" name={[index, "description"]} label={say("word.description")}>
        <Input aria-label={say("word.description")} />
      </Form.Item>
      <Limits index={index} type={type} range={unless(() => isRangeWrong(row()) && say("templates.variable.range"))} />
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
  /** Of whatever the field is: by it the form can go there. */
  readonly ref?: Ref<never>;
  readonly value?: Value;
  readonly onChange?: (value: Value) => void;
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
        <NumberField id={field.id} ref={field.ref} aria-label={label} value={field.value} onChange={field.onChange} />
      );
    case "choice":
    case "boolean":
      return (
        <Select<Value, { value: Value; label: string }>
          id={field.id}
          ref={field.ref}
          aria-label={label}
          allowClear
          value={field.value}
          options={
            type === "choice"
              ? (choices ?? []).map((value) => ({ value, label: value }))
              : [true, false].map((value) => ({ value, label: say(value ? "form.yes" : "form.no") }))
          }
          onChange={field.onChange}
        />
      );
    default:
      return (
        <Input
          id={field.id}
          ref={field.ref}
          aria-label={label}
          value={field.value as string | undefined}
          onChange={(event) => field.onChange?.(event.target.value)}
        />
      );
  }
}

/** What a value may be: a range of numbers, or some texts. */
function Limits({ index, type, range }: { index: number; type: VariableType | undefined; range: FormRule }) {
  const say = useText();
  if (type === "number") {
    return (
      <div style={{ display: "flex", gap: 8 }}>
        {(["min", "max"] as const).map((end) => (
          <Form.Item
            key={end}
            name={[index, end]}
            label={say(`templates.variable.${end}`)}
            dependencies={end === "min" ? [["variables", index, "max"]] : []}
            rules={end === "min" ? [range] : []}
            style={{ flex: 1 }}
          >
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
      {say("word.none")}
    </span>
  );
}
