import { DeleteOutlined } from "@ant-design/icons";
import { Button, Flex, Form } from "antd";
import type { FieldProblem } from "../../../api/problem";
import { useText } from "../../../text/language";
import { Wrong } from "../shares/SharesEditor";
import { lacks, type RuleFields, type RuleKind, withOption } from "./gateFields";
import { useKindText } from "./gateTexts";
import { OptionField } from "./OptionField";

interface Props {
  readonly rule: RuleFields;
  /** Undefined where the service has none of the name. */
  readonly kind: RuleKind | undefined;
  readonly rowFields: readonly string[];
  readonly problems: readonly FieldProblem[];
  /** Whether values that are missing are said. */
  readonly strict: boolean;
  readonly onChange: (rule: RuleFields) => void;
  readonly onRemove: () => void;
}

/** A rule with a field for each of its options. */
export function RuleCard({ rule, kind, rowFields, problems, strict, onChange, onRemove }: Props) {
  const say = useText();
  const { title, about, option: named, help } = useKindText();
  const name = title(rule.rule);
  return (
    <section className="panel gates-rule" aria-label={name}>
      <Flex gap={8} align="start">
        <div style={{ flex: 1, minWidth: 0 }}>
          <strong>{name}</strong>
          <div className="soft">{about(rule.rule) ?? <span lang="en">{kind?.what}</span>}</div>
        </div>
        <Button
          type="text"
          icon={<DeleteOutlined aria-hidden />}
          aria-label={say("gates.rule.remove", { name })}
          title={say("gates.rule.remove", { name })}
          onClick={onRemove}
        />
      </Flex>
      <Wrong problems={problems} />
      <div className="gates-options">
        {kind?.options.map((option) => {
          const id = `${rule.key}-${option.name}`;
          const wrong = strict && lacks(rule, option);
          return (
            <Form.Item
              key={option.name}
              label={named(option.name)}
              htmlFor={id}
              required={option.needed}
              extra={help(rule.rule, option.name) ?? <span lang="en">{option.what}</span>}
              validateStatus={wrong ? "error" : undefined}
              help={wrong ? say("form.required", { field: named(option.name) }) : undefined}
            >
              <OptionField
                id={id}
                option={option}
                value={rule.options[option.name]}
                wrong={wrong}
                rowFields={rowFields}
                onChange={(value) => onChange(withOption(rule, option.name, value))}
              />
            </Form.Item>
          );
        })}
      </div>
    </section>
  );
}
