import { Form } from "antd";
import { useRules } from "../../shared/rules";
import { useText } from "../../text/language";
import { ExampleFields } from "./ExampleFields";
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
