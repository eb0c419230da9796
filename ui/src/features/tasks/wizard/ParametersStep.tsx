import { Form, InputNumber, Select } from "antd";
import { FoldedFields } from "../../../shared/FoldedFields";
import { useRules } from "../../../shared/rules";
import { ValueFields } from "../../../shared/ValueFields";
import type { FoundVariable } from "../../../shared/values";
import { useText } from "../../../text/language";
import { usesCount, type WizardFields } from "./wizardForm";

interface Props {
  readonly variables: readonly FoundVariable[];
  readonly rowFields: readonly string[];
}

/** The template's variables, the number of rows, and under Advanced what is good as it is. */
export function ParametersStep({ variables, rowFields }: Props) {
  const say = useText();
  const rules = useRules();
  const count = say("wizard.count");
  const form = Form.useFormInstance<WizardFields>();
  const { concurrency, batchSize, distinctOn, seed } = form.getFieldsValue(true) as WizardFields;
  const advanced = [concurrency, batchSize, seed].some(isGiven) || (distinctOn?.length ?? 0) > 0;
  const declared = variables.find(({ name }) => name === "count");
  const number = (name: "concurrency" | "batchSize" | "seed", min: number, max: number, placeholder: string) => (
    <Form.Item<WizardFields>
      name={name}
      label={say(`wizard.${name}`)}
      extra={say(`wizard.${name}.help`)}
      rules={[rules.whole(say(`wizard.${name}`), min, max)]}
    >
      <InputNumber style={{ width: "100%" }} placeholder={placeholder} />
    </Form.Item>
  );
  return (
    <div className="wizard-narrow">
      <ValueFields variables={variables} />
      <Form.Item<WizardFields>
        name="count"
        label={count}
        extra={declared?.description || say("wizard.count.help")}
        rules={[
          { required: true, message: say("form.required", { field: count }) },
          rules.whole(count, declared?.min ?? 1, declared?.max ?? 10_000_000),
        ]}
      >
        <InputNumber style={{ width: "100%" }} />
      </Form.Item>
      <FoldedFields label={say("wizard.advanced")} filled={advanced}>
        {number("concurrency", 1, 1024, "8")}
        {number("batchSize", 1, 1000, usesCount(variables) ? "5" : "1")}
        <Form.Item<WizardFields>
          name="distinctOn"
          label={say("wizard.distinctOn")}
          extra={say("wizard.distinctOn.help")}
        >
          <Select
            mode={rowFields.length > 0 ? "multiple" : "tags"}
            placeholder={say("wizard.distinctOn.all")}
            options={rowFields.map((value) => ({ value, label: value }))}
          />
        </Form.Item>
        {number("seed", Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER, say("wizard.seed.drawn"))}
      </FoldedFields>
    </div>
  );
}

function isGiven(value: number | null | undefined): boolean {
  return value !== null && value !== undefined;
}
