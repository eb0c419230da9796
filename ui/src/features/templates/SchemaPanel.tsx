import { Form, Radio } from "antd";
import { writeJson } from "../../api/exactJson";
import { CodeEditor } from "../../shared/CodeEditor";
import { useText } from "../../text/language";
import { SchemaTree } from "./SchemaTree";
import { schemaOf, type TemplateFields } from "./templateForm";
import type { TemplateValidation } from "./templateQueries";

interface Props {
  readonly validation: TemplateValidation | undefined;
  readonly onTouched: () => void;
}

/** What a row looks like: read off the prompt, or given. */
export function SchemaPanel({ validation, onTouched }: Props) {
  const say = useText();
  const form = Form.useFormInstance<TemplateFields>();
  const text = Form.useWatch("schema", { form, preserve: true });
  const given = text !== undefined && text !== null;
  const schema = validation?.schema;
  const change = (toGiven: boolean) => {
    form.setFieldValue("schema", toGiven ? start() : undefined);
    onTouched();
  };
  const start = () => writeJson(schema ?? { type: "object", properties: {} }, 2);
  return (
    <aside aria-label={say("templates.schema")} style={{ minWidth: 0 }}>
      <Form.Item label={say("templates.schema")} style={{ marginBottom: 8 }}>
        <Radio.Group
          size="small"
          optionType="button"
          value={given}
          options={[
            { value: false, label: say("templates.schema.inferred") },
            { value: true, label: say("templates.schema.given") },
          ]}
          onChange={({ target }) => change(target.value)}
        />
      </Form.Item>
      <p className="soft" style={{ margin: "0 0 12px" }}>
        {say(given ? "templates.schema.given.help" : "templates.schema.inferred.help")}
      </p>
      {given && (
        <Form.Item<TemplateFields>
          name="schema"
          rules={[
            {
              validator: (_, value: string) =>
                schemaOf(value) === null ? Promise.reject(new Error(say("templates.schema.bad"))) : Promise.resolve(),
            },
          ]}
        >
          <CodeEditor label={say("templates.schema")} heightMin={120} heightMax={320} />
        </Form.Item>
      )}
      {schema ? (
        <SchemaTree schema={schema} />
      ) : (
        <p style={{ margin: 0 }}>{say("templates.schema.none", { example: '[{"question": "..."}]' })}</p>
      )}
    </aside>
  );
}
