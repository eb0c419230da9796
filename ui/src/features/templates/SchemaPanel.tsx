import { Form, Radio } from "antd";
import { writeJson } from "../../api/exactJson";
import { CodeEditor } from "../../shared/CodeEditor";
import { knownText } from "../../text/known";
import { useFormats, useText } from "../../text/language";
import { type SchemaLine, schemaTree } from "./schemaTree";
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

/** The shape of a row, to read. */
function SchemaTree({ schema }: { schema: Record<string, unknown> | null | undefined }) {
  const say = useText();
  const { list } = useFormats();
  const word = (type: string) => knownText(say, `templates.schema.${type}`, type);
  const typeOf = ({ types, choices }: SchemaLine) => {
    if (choices.length > 0) {
      return say("templates.schema.choice");
    }
    if (types.length === 0) {
      return say("templates.schema.any");
    }
    return types[0] === "array" && types.length > 1
      ? say("templates.schema.listOf", { type: types.slice(1).map(word).join(" / ") })
      : types.map(word).join(" / ");
  };
  return (
    <ul style={{ listStyle: "none", margin: 0, padding: 0, display: "grid", gap: 6 }}>
      {schemaTree(schema).map((line) => (
        <li key={line.path} style={{ paddingInlineStart: line.depth * 16, overflowWrap: "anywhere" }}>
          <span className="mono" style={{ fontWeight: 600 }}>
            {line.name}
          </span>{" "}
          <span className="soft">
            {typeOf(line)}
            {!line.required && ` · ${say("templates.schema.optional")}`}
          </span>
          {line.choices.length > 0 && <div className="soft mono">{list(line.choices)}</div>}
          {line.description && <div className="soft">{line.description}</div>}
        </li>
      ))}
    </ul>
  );
}
