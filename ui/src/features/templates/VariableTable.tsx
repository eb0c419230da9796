import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Checkbox, Flex, Form, type FormRule, Input, InputNumber, Select } from "antd";
import { useRules } from "../../shared/rules";
import { valueField } from "../../shared/ValueFields";
import { useText } from "../../text/language";
import { newVariable, type TemplateFields, type VariableFields, type VariableType } from "./templateForm";
import type { TemplateValidation } from "./templateQueries";
import { isNoChoice, isRangeWrong, isTypeWrong, type VariableRows, wrongInName } from "./variableRules";

const TYPES: readonly VariableType[] = ["text", "number", "choice", "boolean"];

/** One variable: what it may be, and what it is without a value. */
function VariableRow({ index, onRemove }: { index: number; onRemove: () => void }) {
  const say = useText();
  const rules = useRules();
  const form = Form.useFormInstance();
  const type = Form.useWatch<VariableType | undefined>(["variables", index, "type"], form);
  const choices = Form.useWatch<readonly string[] | undefined>(["variables", index, "choices"], form);
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
        {type === undefined || type === "text" ? (
          <Input aria-label={defaultLabel} />
        ) : (
          valueField({ type, choices: [...(choices ?? [])], required: false }, say, defaultLabel)
        )}
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

/** The declarations of the variables; those that the prompt uses undeclared are offered. */
export function VariableTable({ validation }: { validation: TemplateValidation | undefined }) {
  const say = useText();
  const form = Form.useFormInstance<TemplateFields>();
  const declared = Form.useWatch("variables", form) ?? [];
  const missing = (validation?.variables ?? [])
    .filter((it) => !it.builtIn && it.uses.length > 0 && !declared.some((known) => known?.name === it.name))
    .map((it) => it.name);
  return (
    <Form.List name="variables">
      {(variables, { add, remove }, { errors }) => (
        <>
          {variables.length > 0 && (
            <div className="variable-row variable-head" aria-hidden>
              <span>{say("word.name")}</span>
              <span>{say("word.type")}</span>
              <span>{say("templates.variable.required")}</span>
              <span>{say("templates.variable.default")}</span>
              <span>{say("word.description")}</span>
              <span>{say("word.limits")}</span>
            </div>
          )}
          {variables.map(({ key, name }) => (
            <VariableRow key={key} index={name} onRemove={() => remove(name)} />
          ))}
          <Form.ErrorList errors={errors} />
          <Flex gap={8} wrap align="center">
            {missing.length > 0 && <span className="soft">{say("templates.variable.missing")}</span>}
            {missing.map((name) => (
              <Button
                key={name}
                size="small"
                icon={<PlusOutlined aria-hidden />}
                onClick={() => add(newVariable(name))}
              >
                <span className="mono">{name}</span>
              </Button>
            ))}
            <Button size="small" type={missing.length > 0 ? "text" : "default"} onClick={() => add(newVariable(""))}>
              {say("templates.variable.add")}
            </Button>
          </Flex>
        </>
      )}
    </Form.List>
  );
}
