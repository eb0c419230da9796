import { Button, Checkbox, Form, InputNumber, Radio, Select } from "antd";
import { useState } from "react";
import type { FieldProblem } from "../../../api/problem";
import { useText } from "../../../text/language";
import type { Offer } from "../../models/useModels";
import { Wrong } from "../shares/SharesEditor";
import { type Choice, type GateFields, judgeRequests, newJudge, type Offered } from "./gateFields";
import { HeldOutSelect } from "./HeldOutSelect";
import { JudgeForm } from "./JudgeForm";
import { MeaningForm } from "./MeaningForm";
import { RuleList } from "./RuleList";
import { TryGates } from "./TryGates";
import "../shares/shares.css";
import "./gates.css";

interface Props {
  /** Given by a form. */
  readonly id?: string;
  readonly value: GateFields;
  readonly onChange: (value: GateFields) => void;
  readonly offered: Offered;
  readonly rowFields: readonly string[];
  /** Which rubric a judge begins with follows from it. */
  readonly templateType?: string;
  readonly models: Offer["models"];
  /** Rows to make: what judging costs follows from it. */
  readonly rows: number;
  readonly problems: readonly FieldProblem[];
  /** Whether values that are missing are said. */
  readonly strict: boolean;
}

const CHOICES: readonly Choice[] = ["off", "standard", "strict", "custom"];

/** What rows have to pass to be accepted: rules, comparison, a judging model, and what each costs. */
export function GatesEditor(props: Props) {
  const { id, value, onChange, offered, rowFields, templateType, models, rows, problems, strict } = props;
  const say = useText();
  const [trying, setTrying] = useState(false);
  const of = (part: string) => problems.filter(({ field }) => field.startsWith(`gates.${part}`));
  const others = problems.filter(({ field }) => !/^gates\.(rules\[|duplicates|judge)/.test(field));
  const { judge } = value;
  return (
    <Form component={false} layout="vertical">
      <div id={id} tabIndex={-1} className="gates">
        <Form.Item label={say("gates.rules")} style={{ marginBottom: 0 }}>
          <Radio.Group
            className="kind-cards"
            value={value.choice}
            options={CHOICES.map((it) => ({
              value: it,
              label: (
                <>
                  <strong>{say(`gates.preset.${it}`)}</strong>
                  <div className="soft">{say(`gates.preset.${it}.more`)}</div>
                </>
              ),
            }))}
            onChange={({ target }) => onChange({ ...value, choice: target.value })}
          />
        </Form.Item>
        <Wrong problems={others} />
        {value.choice === "custom" && (
          <RuleList
            value={value}
            onChange={onChange}
            kinds={offered.rules}
            rowFields={rowFields}
            problems={of("rules[")}
            strict={strict}
          />
        )}
        <Duplicates value={value} onChange={onChange} rowFields={rowFields} />
        <MeaningForm
          value={value.meaning}
          onChange={(meaning) => onChange({ ...value, meaning })}
          models={models}
          rows={rows}
          strict={strict}
        />
        <HeldOutSelect value={value.heldOut} onChange={(heldOut) => onChange({ ...value, heldOut })} />
        <Wrong problems={of("duplicates")} />
        <div>
          <Checkbox
            checked={judge !== null}
            onChange={({ target }) =>
              onChange({ ...value, judge: target.checked ? newJudge(rowFields, templateType) : null })
            }
          >
            {say("gates.judge")}
          </Checkbox>
          <div className="soft gates-more">
            {judge === null ? say("gates.judge.more") : say("gates.judge.cost", { count: judgeRequests(judge, rows) })}
          </div>
          {judge && (
            <JudgeForm
              value={judge}
              onChange={(next) => onChange({ ...value, judge: next })}
              rubrics={offered.rubrics}
              rowFields={rowFields}
              models={models}
              strict={strict}
            />
          )}
          <Wrong problems={of("judge")} />
        </div>
        <div>
          <Button onClick={() => setTrying(true)}>{say("gates.try")}</Button>
          <div className="soft gates-tried">{say("gates.try.more")}</div>
        </div>
      </div>
      {trying && <TryGates value={value} onClose={() => setTrying(false)} />}
    </Form>
  );
}

/** Whether rows that are nearly alike are rejected, and what is compared. */
function Duplicates({ value, onChange, rowFields }: Pick<Props, "value" | "onChange" | "rowFields">) {
  const say = useText();
  return (
    <div>
      <Checkbox checked={value.near} onChange={({ target }) => onChange({ ...value, near: target.checked })}>
        {say("gates.near")}
      </Checkbox>
      <div className="soft gates-more">{say("gates.near.more")}</div>
      {value.near && (
        <div className="gates-numbers gates-below">
          <Form.Item
            label={say("gates.near.similarity")}
            htmlFor="near-similarity"
            extra={say("gates.near.similarity.help")}
          >
            <InputNumber
              id="near-similarity"
              min={0.01}
              max={1}
              step={0.05}
              value={value.similarity}
              onChange={(similarity) => onChange({ ...value, similarity })}
            />
          </Form.Item>
          <Form.Item label={say("gates.near.fields")} htmlFor="near-fields" className="gates-wide">
            <Select
              id="near-fields"
              mode={rowFields.length > 0 ? "multiple" : "tags"}
              placeholder={say("wizard.distinctOn.all")}
              value={[...value.compared]}
              options={rowFields.map((it) => ({ value: it, label: it }))}
              onChange={(compared) => onChange({ ...value, compared })}
            />
          </Form.Item>
        </div>
      )}
    </div>
  );
}
