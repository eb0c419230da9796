import { Alert, Button, Form, Skeleton, Steps } from "antd";
import { type ReactNode, useEffect, useState } from "react";
import { flushSync } from "react-dom";
import { useNavigate } from "react-router";
import { Problem } from "../../../api/problem";
import { FormOutcome } from "../../../shared/FormOutcome";
import { goToFirstWrong, isAtFields, useSentForm } from "../../../shared/formErrors";
import { ProblemAlert } from "../../../shared/ProblemAlert";
import type { FormDraft } from "../../../shared/useDraft";
import { useLeaveGuard } from "../../../shared/useLeaveGuard";
import { useText } from "../../../text/language";
import { useAddModel } from "../../models/useAddModel";
import type { Offer } from "../../models/useModels";
import type { Template } from "../../templates/templateQueries";
import { useCreateTask } from "../taskQueries";
import { BasicStep } from "./BasicStep";
import { CategoriesStep } from "./CategoriesStep";
import { OutputStep } from "./OutputStep";
import { ParametersStep } from "./ParametersStep";
import { QualityStep } from "./QualityStep";
import { ReviewStep } from "./ReviewStep";
import { useChosenTemplate } from "./useChosenTemplate";
import { useHeading, useStep } from "./useStep";
import { useSuggestions } from "./useSuggestions";
import "./wizard.css";
import { askedOf, fieldsOf, newTaskOf, placeOf, stepOf, stepsOf, type WizardFields } from "./wizardForm";
import "../../../shared/form.css";

/** What may change in the address while the form stays. */
const WITHIN = ["step"];

interface Props {
  readonly offer: Offer;
  /** What it begins with, and whether that is a draft, or a task to clone, of which nothing gives way to suggestions. */
  readonly initial: WizardFields;
  readonly filled: "draft" | "clone" | null;
  readonly draft: FormDraft<WizardFields>;
  /** Stands above the fields of the first step. */
  readonly notice: (template: Template | undefined) => ReactNode;
}

/** Makes a task step by step, and starts it. */
export function Wizard({ offer, initial, filled, draft, notice }: Props) {
  const say = useText();
  const navigate = useNavigate();
  const { form, others, refused, forget } = useSentForm<WizardFields>();
  const kind = Form.useWatch("kind", form) ?? initial.kind;
  const steps = stepsOf(kind);
  const [step, show] = useStep(filled === "draft", steps);
  const [changed, setChanged] = useState(filled === "draft");
  const chosen = useChosenTemplate(Form.useWatch("templateId", form) ?? initial.templateId);
  const { template, variables } = chosen;
  const create = useCreateTask();
  const letLeave = useLeaveGuard(changed, WITHIN, draft.isKept);
  const heading = useHeading(step);

  const newer = useSuggestions(form, chosen, offer, filled !== null);
  const keep = () => draft.keep(() => form.getFieldsValue(true));
  // What was suggested for a template belongs to the draft, too.
  // biome-ignore lint/correctness/useExhaustiveDependencies: only a template that has come suggests something.
  useEffect(() => {
    if (changed) {
      keep();
    }
  }, [template, variables]);

  const valid = async (until: number) => {
    for (let at = 0; at < until; at++) {
      const names = fieldsOf(steps[at], kind);
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
    if (!template || !variables || !(await valid(steps.length - 1))) {
      return;
    }
    forget();
    const zone = Intl.DateTimeFormat().resolvedOptions().timeZone;
    create.mutate(newTaskOf(form.getFieldsValue(true), template, variables, zone), {
      onSuccess: ({ id }) => {
        letLeave();
        draft.drop();
        void navigate(`/data/synthesis/tasks/${id}`);
      },
      onError: (error) => {
        const wrong = error instanceof Problem ? stepOf(error.placed(placeOf).fields, kind) : null;
        if (wrong) {
          flushSync(() => show(steps.indexOf(wrong)));
        }
        refused(error, placeOf);
      },
    });
  };

  const change = () => {
    setChanged(true);
    keep();
    if (create.isError) {
      create.reset();
      forget();
    }
  };

  const [addModel, modelDrawer] = useAddModel(({ id }) => {
    form.setFieldValue("modelId", id);
    form.setFields([{ name: "modelId", errors: [] }]);
    change();
  });
  const name = steps[step] ?? "basic";
  const last = step === steps.length - 1;
  const asked = askedOf(
    { kind, proportions: Form.useWatch("proportions", form) ?? initial.proportions },
    variables ?? [],
  );
  const ready = template !== undefined && variables !== undefined;
  return (
    <>
      <Form<WizardFields>
        form={form}
        component={false}
        layout="vertical"
        initialValues={initial}
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
            items={steps.map((it) => ({ title: say(`wizard.step.${it}`) }))}
            onChange={(to) => void go(to)}
          />
          <section className="panel wizard-panel" aria-label={say(`wizard.step.${name}`)}>
            <h2 ref={heading} tabIndex={-1} className="form-heading" style={{ margin: "0 0 12px", fontSize: 15 }}>
              {say(`wizard.step.${name}`)}
            </h2>
            {step === 0 && notice(template)}
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
              <BasicStep offer={offer} chosen={chosen} onAddModel={() => addModel()} />
            </div>
            {kind === "PROPORTIONAL" && (
              <div hidden={name !== "categories"}>
                {ready ? (
                  <CategoriesStep chosen={chosen} models={offer.models} refused={create.error} />
                ) : (
                  <Skeleton active />
                )}
              </div>
            )}
            <div hidden={name !== "parameters"}>
              {ready ? (
                <ParametersStep variables={asked} rowFields={chosen.rowFields} counted={kind === "SINGLE"} />
              ) : (
                <Skeleton active />
              )}
            </div>
            <div hidden={name !== "quality"}>
              <QualityStep chosen={chosen} models={offer.models} refused={create.error} />
            </div>
            <div hidden={name !== "output"}>
              <OutputStep />
            </div>
            {last && ready && (
              <ReviewStep
                form={form}
                template={template}
                variables={asked}
                found={variables}
                problems={chosen.problems.filter(
                  ({ code, values }) => code !== "template.undeclared" || asked.some((it) => it.name === values.name),
                )}
                model={offer.models.find(({ id }) => id === form.getFieldValue("modelId"))}
              />
            )}
            <FormOutcome error={others.length > 0 || !isAtFields(create.error) ? create.error : null}>
              <ProblemAlert error={create.error} fields={others} />
            </FormOutcome>
            <div className="form-bar">
              {step > 0 && <Button onClick={() => void go(step - 1)}>{say("wizard.previous")}</Button>}
              <Button type="primary" htmlType="submit" loading={create.isPending} disabled={last && !ready}>
                {say(last ? "wizard.create" : "wizard.next")}
              </Button>
            </div>
          </section>
        </form>
      </Form>
      {modelDrawer}
    </>
  );
}
