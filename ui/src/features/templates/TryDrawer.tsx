import { Button, Drawer, Form, Grid, InputNumber, Select, Skeleton } from "antd";
import { useEffect } from "react";
import { useLocation, useNavigate } from "react-router";
import { EmptyState } from "../../shared/EmptyState";
import { LinkButton } from "../../shared/LinkButton";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { useRules } from "../../shared/rules";
import { defaultsOf, givenOf, ValueFields, type Values } from "../../shared/ValueFields";
import { useText } from "../../text/language";
import { useModels } from "../models/useModels";
import { TryResult } from "./TryResult";
import type { TemplateInput, TemplateValidation } from "./templateQueries";
import { useTries } from "./useTries";

interface Props {
  readonly body: TemplateInput;
  readonly validation: TemplateValidation | undefined;
}

interface TryFields {
  readonly models: readonly string[];
  readonly values?: Values;
  readonly count: number;
}

/** Tries a template as it stands in the form, saved or not, on one or several models side by side. */
export function TryDrawer({ body, validation }: Props) {
  const say = useText();
  const rules = useRules();
  const wide = Grid.useBreakpoint().md ?? true;
  const navigate = useNavigate();
  const open = useLocation().hash === "#try";
  const [form] = Form.useForm<TryFields>();
  const { models, likely, error } = useModels();
  const { attempts, run } = useTries();
  const variables = validation?.variables ?? [];
  const countLabel = say("templates.try.count");
  const modelLabel = say("templates.try.models");
  useEffect(() => {
    const first = models?.find(({ name }) => name === body.model) ?? likely;
    if (first && !form.isFieldTouched("models")) {
      form.setFieldValue("models", [first.id]);
    }
  }, [models, likely, body.model, form]);
  useEffect(() => {
    const typed = form.getFieldValue("values") ?? {};
    form.setFieldValue("values", { ...defaultsOf(validation?.variables ?? []), ...givenOf(typed) });
  }, [validation, form]);

  const submit = ({ values, count, models: chosen }: TryFields) => {
    const known = givenOf(values);
    const wanted = Object.fromEntries(
      variables.filter((it) => !it.builtIn && it.name in known).map((it) => [it.name, known[it.name]]),
    );
    run({ template: { ...body, name: body.name || say("templates.try.unnamed") }, values: wanted, count }, chosen);
  };
  const pending = [...attempts.values()].some((it) => it.pending);
  return (
    <Drawer
      open={open}
      forceRender
      size={wide ? "min(1080px, 92vw)" : "100%"}
      title={say("templates.try.title")}
      closable={{ "aria-label": say("action.close") }}
      onClose={() => navigate({ hash: "" }, { replace: true, preventScrollReset: true })}
    >
      <ProblemAlert error={error} />
      {models?.length === 0 && (
        <EmptyState
          title={say("models.empty")}
          more={say("templates.try.noModel")}
          actions={
            <LinkButton type="primary" to="/models?add=">
              {say("models.add")}
            </LinkButton>
          }
        />
      )}
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
            label={modelLabel}
            extra={say("templates.try.models.help")}
            rules={[{ required: true, message: say("form.required", { field: modelLabel }) }]}
          >
            <Select
              mode="multiple"
              maxCount={6}
              options={models?.map(({ id, name }) => ({ value: id, label: name }))}
              showSearch={{ optionFilterProp: "label" }}
            />
          </Form.Item>
          <Form.Item
            name="count"
            label={countLabel}
            rules={[
              { required: true, message: say("form.required", { field: countLabel }) },
              rules.whole(countLabel, 1, 20),
            ]}
          >
            <InputNumber style={{ width: "100%" }} />
          </Form.Item>
          <ValueFields variables={variables} />
        </div>
        <Button type="primary" htmlType="submit" loading={pending} disabled={(body.prompt ?? "").trim() === ""}>
          {say("templates.try.run")}
        </Button>
      </Form>
      <div className="side-by-side" style={{ marginTop: 16 }} aria-live="polite">
        {[...attempts].map(([id, attempt]) => (
          <TryResult key={id} name={models?.find((it) => it.id === id)?.name ?? id} attempt={attempt} />
        ))}
      </div>
    </Drawer>
  );
}
