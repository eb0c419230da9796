import { useQuery, useQueryClient } from "@tanstack/react-query";
import { Form, Skeleton } from "antd";
import type { RuleObject } from "antd/es/form";
import { Problem } from "../../../api/problem";
import { ProblemAlert } from "../../../shared/ProblemAlert";
import { useText } from "../../../text/language";
import type { Offer } from "../../models/useModels";
import { GatesEditor } from "../gates/GatesEditor";
import { type GateFields, isComplete, USUAL_GATES } from "../gates/gateFields";
import { gatesQuery } from "../gates/gateQueries";
import type { ChosenTemplate } from "./useChosenTemplate";
import type { WizardFields } from "./wizardForm";

interface Props {
  readonly chosen: ChosenTemplate;
  readonly models: Offer["models"];
  /** What came of sending it, where it was refused. */
  readonly refused: unknown;
}

/** What rows have to pass to be accepted. */
export function QualityStep(props: Props) {
  const rule = useGatesRule();
  return (
    <Form.Item<WizardFields>
      name="gates"
      validateTrigger={[]}
      rules={[rule]}
      style={{ marginBottom: 0 }}
      getValueProps={(value) => ({ value: value ?? USUAL_GATES })}
    >
      <Field {...props} />
    </Form.Item>
  );
}

interface FieldProps extends Props {
  readonly id?: string;
  readonly value?: GateFields;
  readonly onChange?: (value: GateFields) => void;
}

/** The editor as a field of the form, with what the service says of it. */
function Field({ id, value = USUAL_GATES, onChange = () => {}, chosen, models, refused }: FieldProps) {
  const form = Form.useFormInstance<WizardFields>();
  const count = Form.useWatch("count", form);
  const { status } = Form.Item.useStatus();
  const { data, error, refetch } = useQuery(gatesQuery);
  const sent = refused instanceof Problem ? refused.fields : [];
  if (!data) {
    return error ? <ProblemAlert error={error} onRetry={() => void refetch()} /> : <Skeleton active />;
  }
  return (
    // An item of its own: that all of it is wrong colours none of its fields.
    <Form.Item style={{ marginBottom: 0 }}>
      <GatesEditor
        id={id}
        value={value}
        onChange={(next) => {
          onChange(next);
          form.setFields([{ name: "gates", errors: [] }]);
        }}
        offered={data}
        rowFields={chosen.rowFields}
        templateType={chosen.template?.type}
        models={models}
        rows={typeof count === "number" ? count : 0}
        problems={sent.filter(({ field }) => /^gates\b/.test(field))}
        strict={status === "error"}
      />
    </Form.Item>
  );
}

/** Everything is there that has to be; what is sent the service looks at. */
function useGatesRule(): RuleObject {
  const say = useText();
  const client = useQueryClient();
  return {
    validator: async (_, value: GateFields | undefined) => {
      const offered = client.getQueryData(gatesQuery.queryKey);
      if (value && !isComplete(value, offered?.rules ?? [])) {
        throw new Error(say("gates.wrong"));
      }
    },
  };
}
