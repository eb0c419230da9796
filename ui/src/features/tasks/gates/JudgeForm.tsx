import { Form, InputNumber, Radio, Select } from "antd";
import { useText } from "../../../text/language";
import type { Offer } from "../../models/useModels";
import { comparing, type JudgeFields, newDimension, type Offered, PREFERENCE, scoring } from "./gateFields";
import { useRubricText } from "./gateTexts";
import { JudgeDimensions } from "./JudgeDimensions";
import { JudgePair } from "./JudgePair";

interface Props {
  readonly value: JudgeFields;
  readonly onChange: (value: JudgeFields) => void;
  readonly rubrics: Offered["rubrics"];
  /** The fields of rows; none where they are not known. */
  readonly rowFields: readonly string[];
  readonly models: Offer["models"];
  readonly strict: boolean;
  /** Whether there is no task whose model would do, and no row is rejected. */
  readonly evaluates?: boolean;
}

/** What a judging model looks at, which model it is, and how often it is asked. */
export function JudgeForm({ value, onChange, rubrics, rowFields, models, strict, evaluates = false }: Props) {
  const say = useText();
  const put = (more: Partial<JudgeFields>) => onChange({ ...value, ...more });
  const named = useRubricText();
  const own = value.rubric === null;
  const shown = rubrics.find(({ name }) => name === value.rubric)?.dimensions ?? [];
  const write = () => put({ rubric: null, dimensions: value.dimensions.length > 0 ? value.dimensions : copies(shown) });
  const { pair } = value;
  const lacks = evaluates && strict && value.modelId === undefined;
  const compares = pair !== null;
  const help = (name: "threshold" | "votes" | "rowsPerRequest") =>
    evaluates && name === "threshold"
      ? say("evaluation.judge.threshold.help")
      : say(compares && name !== "rowsPerRequest" ? `gates.judge.pair.${name}.help` : `gates.judge.${name}.help`);
  const number = (name: "threshold" | "votes" | "rowsPerRequest", min: number, max: number, step: number) => (
    <Form.Item label={say(`gates.judge.${name}`)} htmlFor={`judge-${name}`} extra={help(name)}>
      <InputNumber
        id={`judge-${name}`}
        min={min}
        max={max}
        step={step}
        precision={step >= 1 ? 0 : undefined}
        value={value[name]}
        onChange={(next) => put({ [name]: next })}
      />
    </Form.Item>
  );
  return (
    <div className="gates-judge">
      {(compares || rowFields.length > 1) && (
        <Form.Item label={say("gates.judge.how")}>
          <Radio.Group
            aria-label={say("gates.judge.how")}
            value={compares}
            options={[
              { value: false, label: say("gates.judge.how.score") },
              { value: true, label: say("gates.judge.how.pair") },
            ]}
            onChange={({ target }) => onChange(target.value ? comparing(value, rowFields) : scoring(value))}
          />
        </Form.Item>
      )}
      {compares && (
        <JudgePair value={pair} rowFields={rowFields} strict={strict} onChange={(next) => put({ pair: next })} />
      )}
      <Form.Item label={say("gates.judge.by")}>
        <Radio.Group
          aria-label={say("gates.judge.by")}
          value={own}
          options={[
            { value: false, label: say("gates.judge.by.rubric") },
            { value: true, label: say("gates.judge.by.own") },
          ]}
          onChange={({ target }) => (target.value ? write() : put({ rubric: compares ? PREFERENCE : "general" }))}
        />
      </Form.Item>
      {own ? (
        <JudgeDimensions
          value={value.dimensions}
          scored={!compares}
          strict={strict}
          onChange={(dimensions) => put({ dimensions })}
        />
      ) : (
        <Form.Item label={say("gates.judge.rubric")} htmlFor="judge-rubric">
          <Select
            id="judge-rubric"
            value={value.rubric}
            options={rubrics
              .filter(({ name }) => compares || name !== PREFERENCE)
              .map(({ name }) => ({ value: name, label: named(name) }))}
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
      <Form.Item
        label={say("gates.judge.model")}
        htmlFor="judge-model"
        required={evaluates}
        validateStatus={lacks ? "error" : ""}
        help={lacks ? say("evaluation.judge.model.missing") : undefined}
        extra={evaluates ? undefined : say("gates.judge.model.help")}
      >
        <Select
          id="judge-model"
          allowClear
          showSearch={{ optionFilterProp: "label" }}
          placeholder={say(evaluates ? "gates.semantic.model.choose" : "shares.settings.same")}
          value={value.modelId}
          options={models.map(({ id, name }) => ({ value: id, label: name }))}
          onChange={(modelId: string | undefined) => put({ modelId })}
        />
      </Form.Item>
      <div className="gates-numbers">
        {number("threshold", 1, 5, 0.1)}
        {compares ? number("votes", 2, 8, 2) : number("votes", 1, 9, 1)}
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
