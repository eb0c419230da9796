import { Form, type FormRule, Input, Select } from "antd";
import { useText } from "../text/language";
import type { Say } from "../text/types";
import { NumberField } from "./NumberField";
import { useRules } from "./rules";
import type { FoundVariable, Given } from "./values";

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
        {valueField(it, say)}
      </Form.Item>
    ));
}

/** Where a value of a variable is chosen or typed, as the child of a form's item. */
export function valueField(
  { type, choices, required }: Pick<FoundVariable, "type" | "choices" | "required">,
  say: Say,
  label?: string,
) {
  const choice = (options: readonly { value: Given; label: string }[]) => (
    <Select aria-label={label} allowClear={!required} options={[...options]} />
  );
  switch (type) {
    case "number":
      return <NumberField aria-label={label} />;
    case "choice":
      return choice(choices.map((value) => ({ value, label: value })));
    case "boolean":
      return choice([true, false].map((value) => ({ value, label: say(value ? "form.yes" : "form.no") })));
    case "text":
      return <Input.TextArea aria-label={label} autoSize={{ minRows: 1, maxRows: 8 }} />;
  }
}

function rangeOf({ type, min, max }: FoundVariable): string {
  return type === "number" && (min !== null || max !== null) ? `${min ?? "…"} – ${max ?? "…"}` : "";
}
