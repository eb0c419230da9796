import { Checkbox, Form, InputNumber, Radio } from "antd";
import type { FieldProblem } from "../../api/problem";
import { useText } from "../../text/language";
import type { Offer } from "../models/useModels";
import { type Choice, embeddingRequests, type GateFields, newJudge, type Offered } from "../tasks/gates/gateFields";
import { HeldOutSelect } from "../tasks/gates/HeldOutSelect";
import { JudgeForm } from "../tasks/gates/JudgeForm";
import { MeaningForm } from "../tasks/gates/MeaningForm";
import { RuleList } from "../tasks/gates/RuleList";
import { Wrong } from "../tasks/shares/SharesEditor";
import "../tasks/shares/shares.css";
import "../tasks/gates/gates.css";

interface Props {
  /** Given by a form. */
  readonly id?: string;
  readonly value?: GateFields;
  readonly onChange?: (value: GateFields) => void;
  readonly offered: Offered;
  readonly models: Offer["models"];
  readonly rowFields: readonly string[];
  /** Of the dataset: which rubric a judge begins with follows from it. */
  readonly type: string | undefined;
  /** Rows that models look at. */
  readonly sample: number;
  readonly problems: readonly FieldProblem[];
  /** Whether values that are missing are said. */
  readonly strict: boolean;
}

const CHOICES: readonly Choice[] = ["strict", "standard", "off", "custom"];

/** The rules that are counted, and how rows are compared. */
export function RulesFields({ id, value, onChange = () => {}, ...props }: Props) {
  const say = useText();
  if (value === undefined) {
    return null;
  }
  const { offered, rowFields, models, sample, problems, strict } = props;
  const of = (part: string) => problems.filter(({ field }) => field.startsWith(`gates.${part}`));
  return (
    <div id={id} tabIndex={-1} className="gates">
      <Form.Item label={say("gates.rules")} extra={say("evaluation.rules.help")} style={{ marginBottom: 0 }}>
        <Radio.Group
          className="kind-cards"
          value={value.choice}
          options={CHOICES.map((it) => ({
            value: it,
            label: (
              <>
                <strong>{say(`gates.preset.${it}`)}</strong>
                <div className="soft">{say(`evaluation.preset.${it}`)}</div>
              </>
            ),
          }))}
          onChange={({ target }) => onChange({ ...value, choice: target.value })}
        />
      </Form.Item>
      <Wrong problems={problems.filter(({ field }) => !/^gates\.(rules\[|duplicates|judge)/.test(field))} />
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
      <div>
        <Checkbox checked={value.near} onChange={({ target }) => onChange({ ...value, near: target.checked })}>
          {say("evaluation.near")}
        </Checkbox>
        <div className="soft gates-more">{say("evaluation.near.help")}</div>
        {value.near && (
          <div className="gates-numbers gates-below">
            <Form.Item
              label={say("gates.near.similarity")}
              htmlFor="near-similarity"
              extra={say("evaluation.near.similarity.help")}
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
          </div>
        )}
      </div>
      <MeaningForm
        value={value.meaning}
        onChange={(meaning) => onChange({ ...value, meaning })}
        models={models}
        words={{
          label: say("evaluation.semantic"),
          more: say("evaluation.semantic.help"),
          cost: say("evaluation.cost", { count: embeddingRequests(sample), rows: sample }),
        }}
        strict={strict}
      />
      <HeldOutSelect
        value={value.heldOut}
        onChange={(heldOut) => onChange({ ...value, heldOut })}
        help={say("evaluation.heldOut.help")}
      />
      <Wrong problems={of("duplicates")} />
    </div>
  );
}

/** The judging model, if any, and what it takes. */
export function JudgeFieldsPart({
  value,
  onChange = () => {},
  requests,
  ...props
}: Omit<Props, "id"> & { readonly requests: number }) {
  const say = useText();
  if (value === undefined) {
    return null;
  }
  const { offered, rowFields, type, models, sample, problems, strict } = props;
  const { judge } = value;
  return (
    <div className="gates">
      <div>
        <Checkbox
          checked={judge !== null}
          onChange={({ target }) =>
            onChange({ ...value, judge: target.checked ? newJudge(rowFields, type?.toLowerCase()) : null })
          }
        >
          {say("gates.judge")}
        </Checkbox>
        <div className="soft gates-more">
          {judge === null ? say("evaluation.judge.help") : say("evaluation.cost", { count: requests, rows: sample })}
        </div>
        {judge && (
          <JudgeForm
            value={judge}
            onChange={(next) => onChange({ ...value, judge: next })}
            rubrics={offered.rubrics}
            rowFields={rowFields}
            models={models}
            strict={strict}
            evaluates
          />
        )}
        <Wrong problems={problems.filter(({ field }) => field.startsWith("gates.judge"))} />
      </div>
    </div>
  );
}
