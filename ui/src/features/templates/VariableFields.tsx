import { PlusOutlined } from "@ant-design/icons";
import { Button, Flex, Form } from "antd";
import { useText } from "../../text/language";
import { newVariable, type TemplateFields } from "./templateForm";
import type { TemplateValidation } from "./templateQueries";
import { VariableRow } from "./VariableRow";

/** The declarations of the variables; those that the prompt uses undeclared are offered. */
export function VariableFields({ validation }: { validation: TemplateValidation | undefined }) {
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
