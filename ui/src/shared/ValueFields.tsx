import { Form, type FormRule, Input, Select } from "antd";
import { useText } from "../text/language";
import { NumberField } from "./NumberField";
import { useRules } from "./rules";
import type { FoundVariable } from "./values";

/** A field for each variable of a template, under `values` in the form; the built-in ones get theirs from the run. */
export function ValueFields({ variables }: { variables: readonly FoundVariable[] }) {
  const say = useText();
  const rules = useRules();
  const rulesOf = (it: FoundVariable): FormRule[] => [
    ...(it.required && it.default === null
      ? [
          it.type === "text"
            ? rules.required(it.name)
            : { required: true, message: say("form.required", { field: it.name }) },
        ]
      : []),
    ...(it.type === "number" ? [rules.within(it.name, it)] : []),
  ];
  return variables
    .filter((it) => !it.builtIn)
    .map((it) => (
      <Form.Item
        key={it.name}
        name={["values", it.name]}
        label={<span className="mono">{it.name}</span>}
        extra={[it.description, rangeOf(it)].filter(Boolean).join(" · ") || undefined}
        rules={rulesOf(it)}
      >
        {fieldOf(it, say("form.yes"), say("form.no"))}
      </Form.Item>
    ));
}

function fieldOf({ type, choices, required }: FoundVariable, yes: string, no: string) {
  switch (type) {
    case "number":
      return <NumberField />;
    case "choice":
      return <Select allowClear={!required} options={choices.map((value) => ({ value, label: value }))} />;
    case "boolean":
      return (
        <Select
          allowClear={!required}
          options={[
            { value: true, label: yes },
            { value: false, label: no },
          ]}
        />
      );
    case "text":
      return <Input.TextArea autoSize={{ minRows: 1, maxRows: 8 }} />;
  }
}

function rangeOf({ type, min, max }: FoundVariable): string {
  return type === "number" && (min !== null || max !== null) ? `${min ?? "…"} – ${max ?? "…"}` : "";
}
