import { Form, type FormRule, InputNumber } from "antd";
import type { NamePath } from "antd/es/form/interface";
import { useText } from "../text/language";

interface Props {
  readonly name: NamePath;
  readonly label: string;
  readonly rule: FormRule;
  readonly required?: boolean;
  readonly help?: string;
  readonly placeholder?: string;
  readonly step?: number;
}

/** A number in a form. */
export function NumberItem({ name, label, rule, required = false, help, placeholder, step }: Props) {
  const say = useText();
  const isThere: FormRule = { required: true, message: say("form.required", { field: label }) };
  return (
    <Form.Item name={name} label={label} extra={help} rules={required ? [isThere, rule] : [rule]}>
      <InputNumber style={{ width: "100%" }} step={step} placeholder={placeholder} />
    </Form.Item>
  );
}
