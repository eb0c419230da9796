import { AutoComplete, Form, Input, Select } from "antd";
import { NumberItem } from "../../shared/NumberItem";
import { useRules } from "../../shared/rules";
import { useText } from "../../text/language";
import type { Data, Version } from "../datasets/types";
import { RowsSelect } from "../tasks/gates/RowsSelect";
import { AGE_MAX, areTargets, type EvaluationFields, fieldsIn, SAMPLE_MAX } from "./evaluationForm";
import { TargetsFields } from "./TargetsFields";

interface RowsSectionProps {
  /** Of what is chosen: the evaluation is called so unless it has a name of its own. */
  readonly name: string | undefined;
  readonly versions: readonly Version[];
}

/** Which rows, and what the evaluation is called. */
export function RowsSection({ name, versions }: RowsSectionProps) {
  const say = useText();
  const rules = useRules();
  return (
    <section>
      <h2>{say("evaluation.form.rows")}</h2>
      <div className="evaluation-narrow">
        <Form.Item<EvaluationFields>
          name="source"
          label={say("evaluation.form.source")}
          rules={[{ required: true, message: say("evaluation.form.source.missing") }]}
        >
          <SourceField />
        </Form.Item>
        {versions.length > 0 && (
          <Form.Item<EvaluationFields> name="version" label={say("datasets.column.version")}>
            <Select
              allowClear
              placeholder={say("datasets.profile.now")}
              options={versions.map(({ number }) => ({
                value: number,
                label: say("datasets.version.number", { number }),
              }))}
            />
          </Form.Item>
        )}
        <Form.Item<EvaluationFields>
          name="name"
          label={say("word.name")}
          rules={[rules.maxLength(say("word.name"), 200)]}
        >
          <Input autoComplete="off" placeholder={name} />
        </Form.Item>
      </div>
    </section>
  );
}

/** The choice of rows as a field of the form. */
function SourceField(props: Partial<Parameters<typeof RowsSelect>[0]>) {
  const { id = "source", value, onChange = () => {} } = props;
  return <RowsSelect id={id} value={value} onChange={onChange} />;
}

/** What rows should be like: shares of categories, and how old. */
export function TargetsSection({ rows }: { rows: readonly Data[] }) {
  const say = useText();
  const rules = useRules();
  return (
    <section>
      <h2>{say("evaluation.form.targets")}</h2>
      <Form.Item<EvaluationFields>
        name="targets"
        label={say("evaluation.targets")}
        extra={say("evaluation.targets.help")}
        rules={[
          {
            validator: async (_, value: EvaluationFields["targets"]) => {
              if (!areTargets(value)) {
                throw new Error(say("evaluation.targets.wrong"));
              }
            },
          },
        ]}
      >
        <TargetsFields rows={rows} />
      </Form.Item>
      <div className="form-grid evaluation-narrow">
        <Form.Item<EvaluationFields>
          name="timeField"
          label={say("evaluation.timeField")}
          extra={say("evaluation.timeField.help")}
        >
          <AutoComplete
            allowClear
            placeholder={say("evaluation.notMeasured")}
            options={fieldsIn(rows).map((it) => ({ value: it, label: it }))}
          />
        </Form.Item>
        <NumberItem
          name="maxAgeDays"
          label={say("evaluation.maxAge")}
          rule={rules.whole(say("evaluation.maxAge"), 1, AGE_MAX)}
          help={say("evaluation.maxAge.help")}
        />
      </div>
    </section>
  );
}

/** How many rows models look at, and which. */
export function SampleFields() {
  const say = useText();
  const rules = useRules();
  return (
    <div className="form-grid evaluation-narrow evaluation-sample">
      <NumberItem
        name="sample"
        label={say("evaluation.sample")}
        rule={rules.whole(say("evaluation.sample"), 1, SAMPLE_MAX)}
        required
        help={say("evaluation.sample.help")}
      />
      <NumberItem
        name="seed"
        label={say("wizard.seed")}
        rule={rules.whole(say("wizard.seed"), Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER)}
        placeholder="0"
        help={say("evaluation.seed.help")}
      />
    </div>
  );
}
