import { Form, Select } from "antd";
import { FoldedFields } from "../../../shared/FoldedFields";
import { NumberItem } from "../../../shared/NumberItem";
import { useRules } from "../../../shared/rules";
import { ValueFields } from "../../../shared/ValueFields";
import type { FoundVariable } from "../../../shared/values";
import { useText } from "../../../text/language";
import { usesCount, type WizardFields } from "./wizardForm";

interface Props {
  readonly variables: readonly FoundVariable[];
  readonly rowFields: readonly string[];
  /** Whether the number of rows is asked for here. */
  readonly counted: boolean;
}

/** The template's variables, the number of rows, and under Advanced what is good as it is. */
export function ParametersStep({ variables, rowFields, counted }: Props) {
  const say = useText();
  const rules = useRules();
  const form = Form.useFormInstance<WizardFields>();
  const { concurrency, batchSize, distinctOn, seed } = form.getFieldsValue(true) as WizardFields;
  const advanced = [concurrency, batchSize, seed].some(isGiven) || (distinctOn?.length ?? 0) > 0;
  const number = (name: "concurrency" | "batchSize" | "seed", min: number, max: number, placeholder: string) => (
    <NumberItem
      name={name}
      label={say(`wizard.${name}`)}
      help={say(`wizard.${name}.help`)}
      rule={rules.whole(say(`wizard.${name}`), min, max)}
      placeholder={placeholder}
    />
  );
  return (
    <div className="wizard-narrow">
      <ValueFields variables={variables} />
      {counted && <CountItem variables={variables} />}
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

/** The number of rows. */
export function CountItem({ variables }: { variables: readonly FoundVariable[] }) {
  const say = useText();
  const rules = useRules();
  const count = say("wizard.count");
  const declared = variables.find(({ name }) => name === "count");
  return (
    <NumberItem
      name="count"
      label={count}
      required
      help={declared?.description || say("wizard.count.help")}
      rule={rules.whole(count, declared?.min ?? 1, declared?.max ?? 10_000_000)}
    />
  );
}

function isGiven(value: number | null | undefined): boolean {
  return value !== null && value !== undefined;
}
