import { Form, InputNumber, Radio, Select } from "antd";
import { useText } from "../../../text/language";
import type { Offer } from "../../models/useModels";
import { type JudgeFields, newDimension, type Offered } from "./gateFields";
import { JudgeDimensions } from "./JudgeDimensions";

interface Props {
  readonly value: JudgeFields;
  readonly onChange: (value: JudgeFields) => void;
  readonly rubrics: Offered["rubrics"];
  readonly models: Offer["models"];
  readonly strict: boolean;
}

const RUBRICS = ["general", "qa", "classification", "extraction", "dialogue", "code"] as const;

/** What a judging model looks at, which model it is, and how often it is asked. */
export function JudgeForm({ value, onChange, rubrics, models, strict }: Props) {
  const say = useText();
  const put = (more: Partial<JudgeFields>) => onChange({ ...value, ...more });
  const named = (name: string) => {
    const known = RUBRICS.find((it) => it === name);
    return known ? say(`gates.rubric.${known}`) : name;
  };
  const own = value.rubric === null;
  const shown = rubrics.find(({ name }) => name === value.rubric)?.dimensions ?? [];
  const write = () => put({ rubric: null, dimensions: value.dimensions.length > 0 ? value.dimensions : copies(shown) });
  const number = (name: "threshold" | "votes" | "rowsPerRequest", min: number, max: number, step: number) => (
    <Form.Item label={say(`gates.judge.${name}`)} htmlFor={`judge-${name}`} extra={say(`gates.judge.${name}.help`)}>
      <InputNumber
        id={`judge-${name}`}
        min={min}
        max={max}
        step={step}
        precision={step === 1 ? 0 : undefined}
        value={value[name]}
        onChange={(next) => put({ [name]: next })}
      />
    </Form.Item>
  );
  return (
    <div className="gates-judge">
      <Form.Item label={say("gates.judge.by")}>
        <Radio.Group
          aria-label={say("gates.judge.by")}
          value={own}
          options={[
            { value: false, label: say("gates.judge.by.rubric") },
            { value: true, label: say("gates.judge.by.own") },
          ]}
          onChange={({ target }) => (target.value ? write() : put({ rubric: "general" }))}
        />
      </Form.Item>
      {own ? (
        <JudgeDimensions value={value.dimensions} strict={strict} onChange={(dimensions) => put({ dimensions })} />
      ) : (
        <Form.Item label={say("gates.judge.rubric")} htmlFor="judge-rubric">
          <Select
            id="judge-rubric"
            value={value.rubric}
            options={rubrics.map(({ name }) => ({ value: name, label: named(name) }))}
            onChange={(rubric: string) => put({ rubric })}
          />
          <ul className="gates-shown soft">
            {shown.map(({ name, description }) => (
              <li key={name} lang="en">
                <strong>{name}</strong> {description}
              </li>
            ))}
          </ul>
        </Form.Item>
      )}
      <Form.Item label={say("gates.judge.model")} htmlFor="judge-model" extra={say("gates.judge.model.help")}>
        <Select
          id="judge-model"
          allowClear
          showSearch={{ optionFilterProp: "label" }}
          placeholder={say("shares.settings.same")}
          value={value.modelId}
          options={models.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(modelId: string | undefined) => put({ modelId })}
        />
      </Form.Item>
      <div className="gates-numbers">
        {number("threshold", 1, 5, 0.1)}
        {number("votes", 1, 9, 1)}
        {number("rowsPerRequest", 1, 50, 1)}
      </div>
    </div>
  );
}

/** To begin one's own dimensions with. */
function copies(of: Offered["rubrics"][number]["dimensions"]) {
  return of.map(({ name, description, scale, weight }) =>
    newDimension({ name, description, scale: scale === "yes_no" ? "yes_no" : "score", weight }),
  );
}
