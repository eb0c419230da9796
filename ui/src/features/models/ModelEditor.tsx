import { App, Button, Flex, Form } from "antd";
import { useEffect, useRef, useState } from "react";
import type { FieldProblem } from "../../api/problem";
import { showFieldErrors } from "../../shared/formErrors";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { useLeaveGuard } from "../../shared/useLeaveGuard";
import { useText } from "../../text/language";
import { ModelFormFields } from "./ModelFormFields";
import { ModelPresetPicker } from "./ModelPresetPicker";
import { bodyOf, fieldsOf, fieldsOfPreset, type ModelFields, NEW_MODEL } from "./modelForm";
import { type Model, type ModelPreset, useSaveModel, useTestModel } from "./modelQueries";
import { presetText } from "./presetText";
import { TestResult } from "./TestResult";

interface Props {
  /** Null to make a new one. */
  readonly known: Model | null;
  readonly presets: readonly ModelPreset[];
  readonly presetName: string | null;
  readonly onDone: () => void;
}

/** Makes or changes a model: preset, form, test, save. */
export function ModelEditor({ known, presets, presetName, onDone }: Props) {
  const say = useText();
  const { message } = App.useApp();
  const [form] = Form.useForm<ModelFields>();
  const [preset, setPreset] = useState(() => presets.find(({ name }) => name === presetName) ?? null);
  const [changed, setChanged] = useState(false);
  const [others, setOthers] = useState<readonly FieldProblem[]>([]);
  const save = useSaveModel();
  const test = useTestModel();
  const letLeave = useLeaveGuard(changed);

  const choose = (chosen: ModelPreset | null) => {
    setPreset(chosen);
    form.resetFields();
    form.setFieldsValue(chosen ? fieldsOfPreset(chosen, presetText(chosen, say)) : NEW_MODEL);
    setChanged(chosen !== null);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: only once, when the form is there.
  useEffect(() => {
    if (preset) {
      choose(preset);
    }
  }, []);

  const outcome = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (test.data || test.error) {
      outcome.current?.scrollIntoView({ block: "nearest" });
    }
  }, [test.data, test.error]);

  const refused = (error: unknown) => setOthers(showFieldErrors(form, error, say));
  const submit = (fields: ModelFields) =>
    save.mutate(
      { body: bodyOf(fields, known), known },
      {
        onSuccess: ({ name }) => {
          letLeave();
          void message.success(say(known ? "models.saved" : "models.added", { name }));
          onDone();
        },
        onError: refused,
      },
    );
  const tryOut = () => {
    setOthers([]);
    form
      .validateFields()
      .then((fields) => test.mutate({ body: bodyOf(fields, known) }, { onError: refused }))
      .catch(() => undefined);
  };

  return (
    <Form<ModelFields>
      form={form}
      layout="vertical"
      initialValues={known ? fieldsOf(known) : NEW_MODEL}
      scrollToFirstError={{ block: "center", focus: true }}
      onValuesChange={() => setChanged(true)}
      onFinish={submit}
    >
      {known === null && <ModelPresetPicker presets={presets} chosen={preset} onChoose={choose} />}
      <ModelFormFields known={known} />
      {(test.isPending || test.data || test.error) && (
        <div ref={outcome} style={{ marginBottom: 16 }}>
          <TestResult pending={test.isPending} outcome={test.data} error={test.error} />
        </div>
      )}
      <ProblemAlert error={save.error} fields={others} />
      <Flex gap={8} wrap>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {say("action.save")}
        </Button>
        <Button onClick={tryOut} loading={test.isPending}>
          {say("models.test.before")}
        </Button>
        <Button type="text" onClick={onDone}>
          {say("action.cancel")}
        </Button>
      </Flex>
    </Form>
  );
}
