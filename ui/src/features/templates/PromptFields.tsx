import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Flex, Form } from "antd";
import { useRules } from "../../shared/rules";
import { useText } from "../../text/language";
import { ProblemList } from "./ProblemList";
import { PromptEditor } from "./PromptEditor";
import { SchemaPanel } from "./SchemaPanel";
import type { TemplateFields } from "./templateForm";
import type { TemplateValidation } from "./templateQueries";

interface Props {
  readonly validation: TemplateValidation | undefined;
  readonly onTouched: () => void;
}

/** System prompt, prompt and examples; beside them what a row looks like. */
export function PromptFields({ validation, onTouched }: Props) {
  const say = useText();
  const rules = useRules();
  const prompt = say("templates.form.prompt");
  const system = say("templates.form.system");
  return (
    <div className="prompt-columns">
      <div style={{ minWidth: 0 }}>
        <Form.Item<TemplateFields> name="system" label={system} extra={say("templates.form.system.help")}>
          <PromptEditor field="system" label={system} validation={validation} heightMin={40} heightMax={240} />
        </Form.Item>
        <Form.Item<TemplateFields>
          name="prompt"
          label={prompt}
          extra={say("templates.form.prompt.help", { brace: "{" })}
          rules={[rules.required(prompt)]}
        >
          <PromptEditor
            field="prompt"
            label={prompt}
            validation={validation}
            placeholder={say("templates.form.prompt.placeholder", {
              count: "{count}",
              topic: "{topic}",
              example: '[{"question": "...", "answer": "..."}]',
            })}
            heightMin={220}
            heightMax={560}
          />
        </Form.Item>
        <ProblemList problems={validation?.problems ?? []} />
        <ExampleFields validation={validation} />
      </div>
      <SchemaPanel validation={validation} onTouched={onTouched} />
    </div>
  );
}

/** Few-shot examples: earlier turns that the model is shown. */
function ExampleFields({ validation }: { validation: TemplateValidation | undefined }) {
  const say = useText();
  const rules = useRules();
  return (
    <Form.List name="examples">
      {(examples, { add, remove }, { errors }) => (
        <>
          {examples.map(({ key, name }, index) => (
            <fieldset key={key} className="panel" style={{ margin: "0 0 12px", padding: "8px 12px 0", minWidth: 0 }}>
              <div style={{ display: "flex", justifyContent: "space-between", alignItems: "center" }}>
                <b>{say("templates.form.example", { number: index + 1 })}</b>
                <Button
                  type="text"
                  size="small"
                  icon={<DeleteOutlined aria-hidden />}
                  aria-label={say("templates.form.example.remove", { number: index + 1 })}
                  onClick={() => remove(name)}
                />
              </div>
              {(["user", "assistant"] as const).map((role) => {
                const label = say(`templates.form.example.${role}`);
                return (
                  <Form.Item key={role} name={[name, role]} label={label} rules={[rules.required(label)]}>
                    <PromptEditor
                      field={`examples[${index}].${role}`}
                      label={label}
                      validation={validation}
                      heightMin={36}
                      heightMax={200}
                    />
                  </Form.Item>
                );
              })}
            </fieldset>
          ))}
          <Form.ErrorList errors={errors} />
          <Flex wrap gap={8} align="center">
            <Button icon={<PlusOutlined aria-hidden />} onClick={() => add({ user: "", assistant: "" })}>
              {say("templates.form.example.add")}
            </Button>
            <span className="soft">{say("templates.form.example.help")}</span>
          </Flex>
        </>
      )}
    </Form.List>
  );
}
