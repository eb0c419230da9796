import { Alert, Button, Flex, Form, Skeleton, Steps } from "antd";
import { useState } from "react";
import { flushSync } from "react-dom";
import { useNavigate } from "react-router";
import { type FieldProblem, Problem } from "../../../api/problem";
import { goToFirstWrong, showFieldErrors } from "../../../shared/formErrors";
import { ProblemAlert } from "../../../shared/ProblemAlert";
import { useLeaveGuard } from "../../../shared/useLeaveGuard";
import { useText } from "../../../text/language";
import { useServiceText } from "../../../text/useServiceText";
import type { Model } from "../../models/modelQueries";
import { BasicStep } from "./BasicStep";
import { OutputStep } from "./OutputStep";
import { ParametersStep } from "./ParametersStep";
import { ReviewStep } from "./ReviewStep";
import { useChosenTemplate } from "./useChosenTemplate";
import { useStep } from "./useStep";
import { useSuggestions } from "./useSuggestions";
import "./wizard.css";
import { FIELDS, NEW_TASK, newTaskOf, placedInWizard, STEPS, stepOf, type WizardFields } from "./wizardForm";
import { useCreateTask } from "./wizardQueries";

/** What may change in the address while the form stays. */
const WITHIN = ["step"];

interface Props {
  readonly models: readonly Model[];
  /** The likely model. */
  readonly modelId: string;
  /** The template to begin with. */
  readonly templateId: string | undefined;
}

/** Makes a task in four steps, and starts it. */
export function Wizard({ models, modelId, templateId }: Props) {
  const say = useText();
  const inWords = useServiceText();
  const navigate = useNavigate();
  const [form] = Form.useForm<WizardFields>();
  const [step, show] = useStep();
  const [changed, setChanged] = useState(false);
  const [others, setOthers] = useState<readonly FieldProblem[]>([]);
  const chosen = useChosenTemplate(Form.useWatch("templateId", form) ?? templateId);
  const { template, variables } = chosen;
  const create = useCreateTask();
  const letLeave = useLeaveGuard(changed, WITHIN);

  const newer = useSuggestions(form, chosen, { models, modelId });

  const valid = async (until: number) => {
    for (let at = 0; at < until; at++) {
      const names = FIELDS[STEPS[at] as (typeof STEPS)[number]];
      try {
        await form.validateFields(names as never, { recursive: true });
      } catch (error) {
        flushSync(() => show(at));
        goToFirstWrong(form, error);
        return false;
      }
    }
    return true;
  };
  const go = async (to: number) => {
    if (to < step || (await valid(to))) {
      show(to);
      window.scrollTo({ top: 0 });
    }
  };
  const submit = async () => {
    if (!template || !variables || !(await valid(STEPS.length - 1))) {
      return;
    }
    setOthers([]);
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    create.mutate(newTaskOf(form.getFieldsValue(true), template, variables, zone), {
      onSuccess: ({ id }) => {
        letLeave();
        void navigate(`/data/synthesis/tasks/${id}`);
      },
      onError: (refused) => {
        const placed = placedInWizard(refused);
        const wrong = placed instanceof Problem ? stepOf(placed.fields) : null;
        if (wrong) {
          flushSync(() => show(STEPS.indexOf(wrong)));
        }
        setOthers(showFieldErrors(form, placed, say, inWords));
      },
    });
  };

  const change = () => {
    setChanged(true);
    if (create.isError) {
      create.reset();
      setOthers([]);
    }
  };

  const last = step === STEPS.length - 1;
  const ready = template !== undefined && variables !== undefined;
  return (
    <Form<WizardFields>
      form={form}
      component={false}
      layout="vertical"
      initialValues={{ ...NEW_TASK, modelId, templateId }}
      onValuesChange={change}
    >
      <form
        noValidate
        onSubmit={(event) => {
          event.preventDefault();
          void (last ? submit() : go(step + 1));
        }}
      >
        <Steps
          current={step}
          responsive={false}
          size="small"
          className="wizard-steps"
          items={STEPS.map((it) => ({ title: say(`wizard.step.${it}`) }))}
          onChange={(to) => void go(to)}
        />
        <section className="panel" style={{ padding: 16 }} aria-label={say(`wizard.step.${STEPS[step] ?? "basic"}`)}>
          <h2 style={{ margin: "0 0 12px", fontSize: 15 }}>{say(`wizard.step.${STEPS[step] ?? "basic"}`)}</h2>
          <ProblemAlert error={chosen.error} />
          {newer !== null && (
            <Alert
              key={newer}
              type="info"
              showIcon
              closable
              style={{ marginBottom: 16 }}
              title={say("wizard.newer", { revision: newer })}
            />
          )}
          <div hidden={step !== 0}>
            <BasicStep models={models} template={template} />
          </div>
          <div hidden={step !== 1}>
            {ready ? <ParametersStep variables={variables} rowFields={chosen.rowFields} /> : <Skeleton active />}
          </div>
          <div hidden={step !== 2}>
            <OutputStep />
          </div>
          {last && ready && (
            <ReviewStep
              form={form}
              template={template}
              variables={variables}
              model={models.find(({ id }) => id === form.getFieldValue("modelId"))}
            />
          )}
          <ProblemAlert error={create.error} fields={others} />
          <Flex gap={8} style={{ marginTop: 16 }}>
            {step > 0 && <Button onClick={() => void go(step - 1)}>{say("wizard.previous")}</Button>}
            <Button type="primary" htmlType="submit" loading={create.isPending} disabled={last && !ready}>
              {say(last ? "wizard.create" : "wizard.next")}
            </Button>
          </Flex>
        </section>
      </form>
    </Form>
  );
}
