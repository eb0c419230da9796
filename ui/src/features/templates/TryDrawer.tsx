import { Button, Form, Skeleton } from "antd";
import { useEffect, useRef } from "react";
import { useLocation, useNavigate } from "react-router";
import { useSentForm } from "../../shared/formErrors";
import { NumberItem } from "../../shared/NumberItem";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { useRules } from "../../shared/rules";
import { SideDrawer } from "../../shared/SideDrawer";
import { useSuggest } from "../../shared/useSuggest";
import { ValueFields } from "../../shared/ValueFields";
import { defaultsOf, givenTo, type Values, valuesOver } from "../../shared/values";
import { useText } from "../../text/language";
import { modelFor } from "../models/likelyModel";
import { ModelSelect } from "../models/ModelSelect";
import { NoModel } from "../models/NoModel";
import { useAddModel } from "../models/useAddModel";
import { useModels } from "../models/useModels";
import { TryResult } from "./TryResult";
import type { TemplateInput, TemplateValidation } from "./templateQueries";
import { useTries } from "./useTries";

const MODELS_MAX = 6;

interface TryFields {
  readonly models: readonly string[];
  readonly values?: Values;
  readonly count: number;
}

/** Tries a template as it stands in the form, saved or not, on one or several models side by side. */
export function TryDrawer({ body, validation }: { body: TemplateInput; validation: TemplateValidation | undefined }) {
  const say = useText();
  const rules = useRules();
  const navigate = useNavigate();
  const open = useLocation().hash === "#try";
  const { form, refused } = useSentForm<TryFields>();
  const { models, likely, failing, error } = useModels();
  const [addModel, modelDrawer] = useAddModel(({ id }) =>
    form.setFieldValue("models", [...(form.getFieldValue("models") ?? []), id].slice(-MODELS_MAX)),
  );
  const { attempts, run } = useTries();
  const variables = validation?.variables ?? [];
  const countLabel = say("templates.try.count");
  const modelLabel = say("models.title");
  const suggest = useSuggest(form, {});
  const defaults = useRef<Values>({});
  useEffect(() => {
    const first = modelFor(body.model, models ?? [], likely, failing);
    if (first) {
      suggest("models", [first.id]);
    }
  }, [models, likely, failing, body.model, suggest]);
  useEffect(() => {
    const found = validation?.variables.filter((it) => !it.builtIn) ?? [];
    form.setFieldValue("values", valuesOver(found, form.getFieldValue("values"), defaults.current));
    defaults.current = { ...defaults.current, ...defaultsOf(found) };
  }, [validation, form]);

  const submit = ({ values, count, models: chosen }: TryFields) => {
    const template = { ...body, name: body.name || say("templates.try.unnamed") };
    run({ template, values: givenTo(variables, values), count }, chosen, refused);
  };
  const pending = [...attempts.values()].some((it) => it.pending);
  return (
    <>
      {modelDrawer}
      <SideDrawer
        open={open}
        forceRender
        size="min(1080px, 92vw)"
        title={say("templates.try.title")}
        onClose={() => navigate({ hash: "" }, { replace: true, preventScrollReset: true })}
      >
        <ProblemAlert error={error} />
        {models?.length === 0 && <NoModel more={say("templates.try.noModel")} onAdd={addModel} />}
        {models === undefined && !error && <Skeleton active />}
        <Form<TryFields>
          form={form}
          layout="vertical"
          hidden={!models?.length}
          initialValues={{ count: 3 }}
          onFinish={submit}
          scrollToFirstError
        >
          <div className="form-grid">
            <Form.Item
              name="models"
              style={{ gridColumn: "1 / -1", maxWidth: 640 }}
              label={modelLabel}
              extra={say("templates.try.models.help")}
              rules={[{ required: true, message: say("form.required", { field: modelLabel }) }]}
            >
              <ModelSelect models={models ?? []} mode="multiple" maxCount={MODELS_MAX} onAdd={() => addModel()} />
            </Form.Item>
            <NumberItem name="count" label={countLabel} required rule={rules.whole(countLabel, 1, 20)} />
            <ValueFields variables={variables} />
          </div>
          <Button type="primary" htmlType="submit" loading={pending} disabled={(body.prompt ?? "").trim() === ""}>
            {say("templates.try")}
          </Button>
        </Form>
        <div className="side-by-side" style={{ marginTop: 16 }} aria-live="polite">
          {[...attempts].map(([id, attempt]) => (
            <TryResult key={id} name={models?.find((it) => it.id === id)?.name ?? id} attempt={attempt} />
          ))}
        </div>
      </SideDrawer>
    </>
  );
}
