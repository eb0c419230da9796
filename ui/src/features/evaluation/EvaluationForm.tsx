import { Button, Form } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import { Problem } from "../../api/problem";
import { FormOutcome } from "../../shared/FormOutcome";
import { goToFirstWrong, isAtFields, useSentForm } from "../../shared/formErrors";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { useText } from "../../text/language";
import type { Offer } from "../models/useModels";
import type { Offered } from "../tasks/gates/gateFields";
import { RowsSection, SampleFields, TargetsSection } from "./EvaluationSections";
import { type EvaluationFields, evaluationBody, isReady, requestsOf } from "./evaluationForm";
import { useCreateEvaluation } from "./evaluationQueries";
import { JudgeFieldsPart, RulesFields } from "./RulesFields";
import { useSource } from "./useSource";
import "./evaluation.css";

interface Props {
  readonly initial: EvaluationFields;
  readonly models: Offer["models"];
  readonly offered: Offered;
}

/** Which rows are evaluated, and by what; the field of the request that is wrong is told at its field here. */
export function EvaluationForm({ initial, models, offered }: Props) {
  const say = useText();
  const navigate = useNavigate();
  const { form, others, refused, forget } = useSentForm<EvaluationFields>();
  const create = useCreateEvaluation();
  const [strict, setStrict] = useState(false);
  const source = Form.useWatch("source", form) ?? initial.source;
  const fields = { ...initial, ...(Form.useWatch([], form) as Partial<EvaluationFields> | undefined) };
  const { name, rows, type, versions, some, rowFields } = useSource(source, fields.version);
  const requests = requestsOf(fields, rows);
  const sent = create.error instanceof Problem ? create.error.fields : [];
  const part = {
    offered,
    models,
    rowFields,
    type,
    sample: requests.rows,
    problems: sent.filter(({ field }) => /^gates\b/.test(field)),
    strict,
  };
  const submit = async () => {
    try {
      await form.validateFields();
    } catch (error) {
      setStrict(true);
      goToFirstWrong(form, error);
      return;
    }
    forget();
    create.mutate(evaluationBody(form.getFieldsValue(true)), {
      onSuccess: ({ id }) => void navigate(`/data/evaluation/${id}`),
      onError: (error) => refused(error, placeOf),
    });
  };
  const change = (changed: Partial<EvaluationFields>) => {
    if ("source" in changed) {
      form.setFieldValue("version", undefined);
    }
    if (create.isError) {
      create.reset();
      forget();
    }
  };
  return (
    <Form<EvaluationFields>
      form={form}
      component={false}
      layout="vertical"
      initialValues={initial}
      onValuesChange={change}
    >
      <form
        noValidate
        className="panel evaluation-form"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <RowsSection name={name} versions={versions} />
        <section>
          <h2>{say("evaluation.form.rules")}</h2>
          <Form.Item<EvaluationFields>
            noStyle
            name="gates"
            rules={[
              {
                validator: async (_, value: EvaluationFields["gates"]) => {
                  if (!isReady(value, offered.rules)) {
                    throw new Error(say("gates.wrong"));
                  }
                },
              },
            ]}
          >
            <RulesFields {...part} />
          </Form.Item>
        </section>
        <TargetsSection rows={some} />
        <section>
          <h2>{say("evaluation.form.judge")}</h2>
          <Form.Item<EvaluationFields> noStyle name="gates">
            <JudgeFieldsPart {...part} requests={requests.judge} />
          </Form.Item>
          <SampleFields />
        </section>
        <FormOutcome error={others.length > 0 || !isAtFields(create.error) ? create.error : null}>
          <ProblemAlert error={create.error} fields={others} />
        </FormOutcome>
        <div className="form-bar">
          <Button type="primary" htmlType="submit" loading={create.isPending}>
            {say("evaluation.start")}
          </Button>
          <span className="soft">
            {requests.judge + requests.embeddings === 0
              ? say("evaluation.requests.none")
              : say("evaluation.requests", { count: requests.judge + requests.embeddings })}
          </span>
        </div>
      </form>
    </Form>
  );
}

/** The place of the form that a field of the request comes from. */
function placeOf(field: string): string {
  return field === "datasetId" || field === "taskId" ? "source" : field;
}
