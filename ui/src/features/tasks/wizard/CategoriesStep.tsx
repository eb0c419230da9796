import { useQueryClient } from "@tanstack/react-query";
import { Form } from "antd";
import type { RuleObject } from "antd/es/form";
import { Problem } from "../../../api/problem";
import { ProblemAlert } from "../../../shared/ProblemAlert";
import { useText } from "../../../text/language";
import type { Offer } from "../../models/useModels";
import { allocationQuery, useAllocation, wantedOf } from "../shares/allocationQuery";
import { isComplete, type ProportionFields } from "../shares/proportions";
import { SharesEditor, type SharesOffer } from "../shares/SharesEditor";
import { TopUpFields } from "../shares/TopUpFields";
import { CountItem } from "./ParametersStep";
import type { ChosenTemplate } from "./useChosenTemplate";
import { batchOf, NO_PROPORTIONS, type WizardFields } from "./wizardForm";

interface Props {
  readonly chosen: ChosenTemplate;
  readonly models: Offer["models"];
  /** What came of sending it, where it was refused. */
  readonly refused: unknown;
}

/** How many rows, and how they are divided. */
export function CategoriesStep({ chosen, models, refused }: Props) {
  const form = Form.useFormInstance<WizardFields>();
  const rule = useSharesRule();
  const isToppedUp = Form.useWatch(["proportions", "topUp"], form) !== undefined;
  const variables = chosen.variables ?? [];
  return (
    <>
      {!isToppedUp && (
        <div className="wizard-narrow">
          <CountItem variables={variables} />
        </div>
      )}
      <Form.Item<WizardFields>
        name="proportions"
        validateTrigger={[]}
        rules={[rule]}
        style={{ marginBottom: 0 }}
        getValueProps={(value) => ({ value: value ?? NO_PROPORTIONS })}
      >
        <Field
          offer={{ variables, rowFields: chosen.rowFields, models }}
          onTarget={(target) => form.setFieldValue("count", target)}
          refused={refused}
        />
      </Form.Item>
    </>
  );
}

interface FieldProps {
  readonly id?: string;
  readonly value?: ProportionFields;
  readonly onChange?: (value: ProportionFields) => void;
  readonly offer: SharesOffer;
  readonly onTarget: (target: number) => void;
  readonly refused: unknown;
}

/** The editor as a field of the form, with what the service makes of it. */
function Field({ id, value = NO_PROPORTIONS, onChange = () => {}, offer, onTarget, refused }: FieldProps) {
  const form = Form.useFormInstance<WizardFields>();
  const count = Form.useWatch("count", form);
  const batchSize = batchOf(
    { ...(form.getFieldsValue(true) as WizardFields), batchSize: Form.useWatch("batchSize", form) },
    offer.variables,
  );
  const { status } = Form.Item.useStatus();
  const { allocation, problems, error } = useAllocation(value, count, batchSize);
  const sent = refused instanceof Problem ? refused.fields : [];
  const wrong = problems.length > 0 ? problems : sent;
  const ofTopUp = value.topUp ? wrong.filter(({ field }) => /^(topUp|existing)\b/.test(field)) : [];
  const change = (next: ProportionFields) => {
    onChange(next);
    form.setFields([{ name: "proportions", errors: [] }]);
  };
  return (
    // An item of its own: that all of it is wrong colours none of its fields.
    <Form.Item style={{ marginBottom: 0 }}>
      <TopUpFields value={value} onChange={change} rowFields={offer.rowFields} problems={ofTopUp} />
      <SharesEditor
        id={id}
        value={value}
        onChange={change}
        offer={offer}
        target={value.topUp ? allocation?.target : count}
        onTarget={onTarget}
        allocation={allocation}
        problems={wrong.filter((it) => !ofTopUp.includes(it))}
        strict={status === "error"}
      />
      <ProblemAlert error={error} />
    </Form.Item>
  );
}

/** Every name is there, and the service can divide the rows so. */
function useSharesRule() {
  const say = useText();
  const client = useQueryClient();
  return ({ getFieldValue }: { getFieldValue: (name: string) => unknown }): RuleObject => ({
    validator: async (_, value: ProportionFields | undefined) => {
      const fields = value ?? NO_PROPORTIONS;
      if (fields.dimensions.length === 0) {
        throw new Error(say("shares.dimension.missing"));
      }
      if (!isComplete(fields)) {
        throw new Error(say("shares.wrong"));
      }
      const count = getFieldValue("count");
      const refused = await client
        .fetchQuery(allocationQuery(wantedOf(fields, typeof count === "number" ? count : 0)))
        .then(
          () => false,
          (error: unknown) => error instanceof Problem && error.fields.length > 0,
        );
      if (refused) {
        throw new Error(say("shares.wrong"));
      }
    },
  });
}
