import { PlusOutlined } from "@ant-design/icons";
import { Button, Dropdown, Form, Segmented } from "antd";
import type { FieldProblem } from "../../../api/problem";
import { useText } from "../../../text/language";
import { type GateFields, newRule, PRESETS, type RuleFields, type RuleKind } from "./gateFields";
import { useKindText } from "./gateTexts";
import { RuleCard } from "./RuleCard";

interface Props {
  readonly value: GateFields;
  readonly onChange: (value: GateFields) => void;
  readonly kinds: readonly RuleKind[];
  readonly rowFields: readonly string[];
  readonly problems: readonly FieldProblem[];
  readonly strict: boolean;
}

/** Rules of one's own, and the preset whose rules go before them. */
export function RuleList({ value, onChange, kinds, rowFields, problems, strict }: Props) {
  const say = useText();
  const { title, about } = useKindText();
  const { rules, base } = value;
  const put = (next: readonly RuleFields[]) => onChange({ ...value, rules: next });
  const at = (index: number) => problems.filter(({ field }) => field.startsWith(`gates.rules[${index}]`));
  return (
    <div className="gates-rules">
      <Form.Item label={say("gates.base")}>
        <Segmented
          aria-label={say("gates.base")}
          value={base}
          options={PRESETS.map((it) => ({
            value: it,
            label: it === "off" ? say("word.none") : say(`gates.preset.${it}`),
          }))}
          onChange={(next) => onChange({ ...value, base: next })}
        />
      </Form.Item>
      {rules.map((rule, index) => (
        <RuleCard
          key={rule.key}
          rule={rule}
          kind={kinds.find(({ name }) => name === rule.rule)}
          rowFields={rowFields}
          problems={at(index)}
          strict={strict}
          onChange={(next) => put(rules.with(index, next))}
          onRemove={() => put(rules.toSpliced(index, 1))}
        />
      ))}
      {rules.length === 0 && <p className="soft">{say("gates.rules.none")}</p>}
      <Dropdown
        trigger={["click"]}
        menu={{
          className: "gates-kinds",
          items: kinds.map(({ name, what }) => ({
            key: name,
            label: (
              <>
                <div>{title(name)}</div>
                <div className="soft">{about(name) ?? <span lang="en">{what}</span>}</div>
              </>
            ),
          })),
          onClick: ({ key }) => put([...rules, newRule(key)]),
        }}
      >
        <Button icon={<PlusOutlined aria-hidden />} disabled={kinds.length === 0}>
          {say("gates.rules.add")}
        </Button>
      </Dropdown>
    </div>
  );
}
