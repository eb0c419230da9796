import { App, Button, Flex, Form, Select } from "antd";
import { type RefObject, useEffect, useRef, useState } from "react";
import { Problem } from "../../api/problem";
import { goToFirstWrong, useSentForm } from "../../shared/formErrors";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { useLeaveGuard } from "../../shared/useLeaveGuard";
import { useFormats, useText } from "../../text/language";
import { useServiceText } from "../../text/ServiceText";
import { sentences } from "../../text/sentences";
import { ModelFormFields } from "./ModelFormFields";
import { bodyOf, fieldsOf, fieldsOfPreset, isAsStored, type ModelFields, NEW_MODEL, withPreset } from "./modelForm";
import { type Model, type ModelPreset, useSaveModel, useTestModel } from "./modelQueries";
import { TestResult } from "./TestResult";

/** Tells its fields from those of a form that it lies over. */
const FORM = "model-form";

interface Props {
  /** What the form begins with, and what is replaced; null to make a new one. */
  readonly known: Model | null;
  readonly presets: readonly ModelPreset[];
  readonly presetName: string | null;
  /** Whether it lies over another form, which asks before it is left itself. */
  readonly over: boolean;
  /** Is given what was saved; nothing where the form is closed without. */
  readonly onDone: (saved?: Model) => void;
  /** Begins again with what is stored now. */
  readonly onLoadAgain: () => void;
}

/** Makes or changes a model: preset, form, test, save. */
export function ModelEditor({ known: stored, presets, presetName, over, onDone, onLoadAgain }: Props) {
  const say = useText();
  const inWords = useServiceText();
  const { message } = App.useApp();
  const { form, others, refused, forget } = useSentForm<ModelFields>(FORM);
  // What somebody else saves meanwhile does not get into the form, and so must not count as known.
  const [known] = useState(stored);
  const [preset, setPreset] = useState(() => presets.find(({ name }) => name === presetName) ?? null);
  const [suggested, setSuggested] = useState(() => (known ? fieldsOf(known) : suggestedBy(preset, inWords)));
  const [initial] = useState(suggested);
  const [changed, setChanged] = useState(false);
  const save = useSaveModel();
  const test = useTestModel();
  const letLeave = useRef(() => {});

  const choose = (chosen: ModelPreset | null) => {
    const next = suggestedBy(chosen, inWords);
    form.setFieldsValue(withPreset(form.getFieldsValue(true), suggested, next));
    setPreset(chosen);
    setSuggested(next);
  };

  const outcome = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (test.data || test.error) {
      outcome.current?.scrollIntoView({ block: "nearest" });
    }
  }, [test.data, test.error]);

  const submit = (fields: ModelFields) => {
    test.reset();
    save.mutate(
      { body: bodyOf(fields, known), known },
      {
        onSuccess: (saved) => {
          letLeave.current();
          void message.success(say(known ? "models.saved" : "models.added", { name: saved.name }));
          onDone(saved);
        },
        onError: (error) => refused(error),
      },
    );
  };
  const tryOut = async () => {
    save.reset();
    forget();
    try {
      const fields = await form.validateFields();
      const asStored = known !== null && isAsStored(fields, known);
      test.mutate(
        { id: known?.id, body: asStored ? undefined : bodyOf(fields, known) },
        { onError: (error) => refused(error) },
      );
    } catch (error) {
      goToFirstWrong(form, error, FORM);
    }
  };
  const change = () => {
    setChanged(true);
    if (save.isError) {
      // What was refused is not what stands here any more.
      save.reset();
      forget();
    }
  };
  const stale = save.error instanceof Problem && save.error.status === 412;

  return (
    <Form<ModelFields>
      form={form}
      name={FORM}
      layout="vertical"
      initialValues={initial}
      scrollToFirstError={{ block: "center", focus: true }}
      onValuesChange={change}
      onFinish={submit}
    >
      {!over && <LeaveGuard changed={changed} letLeave={letLeave} />}
      {known === null && <ModelPresetPicker presets={presets} chosen={preset} onChoose={choose} />}
      <ModelFormFields known={known} />
      {(test.isPending || test.data || test.error) && (
        <div ref={outcome} style={{ marginBottom: 16 }}>
          <TestResult pending={test.isPending} outcome={test.data} error={test.error} fields={others} />
        </div>
      )}
      <ProblemAlert
        error={save.error}
        fields={others}
        retry={stale ? say("action.loadAgain") : undefined}
        onRetry={stale ? onLoadAgain : undefined}
      />
      <Flex gap={8} wrap>
        <Button type="primary" htmlType="submit" loading={save.isPending}>
          {say("action.save")}
        </Button>
        <Button onClick={() => void tryOut()} loading={test.isPending}>
          {say("models.test.before")}
        </Button>
        <Button type="text" onClick={() => onDone()}>
          {say("action.cancel")}
        </Button>
      </Flex>
    </Form>
  );
}

/** Of all that guard, a router asks one only. */
function LeaveGuard({ changed, letLeave }: { changed: boolean; letLeave: RefObject<() => void> }) {
  const pass = useLeaveGuard(changed);
  useEffect(() => {
    letLeave.current = pass;
  });
  return null;
}

function suggestedBy(preset: ModelPreset | null, inWords: ReturnType<typeof useServiceText>): ModelFields {
  return preset ? fieldsOfPreset(preset, inWords(preset.description)) : NEW_MODEL;
}

interface PickerProps {
  readonly presets: readonly ModelPreset[];
  readonly chosen: ModelPreset | null;
  readonly onChoose: (preset: ModelPreset | null) => void;
}

/** Well-known providers to begin with; says what they leave to be filled in. */
function ModelPresetPicker({ presets, chosen, onChoose }: PickerProps) {
  const say = useText();
  const inWords = useServiceText();
  const { list } = useFormats();
  const left = ({ place, keyNeeded }: ModelPreset) => {
    const fields = [
      ...(place === "LOCAL" || place === "OTHER" ? [say("models.form.model")] : []),
      ...(keyNeeded ? [say("models.form.apiKey")] : []),
    ];
    return fields.length === 0 ? say("models.form.fill.none") : say("models.form.fill", { fields: list(fields) });
  };
  return (
    <Form.Item
      label={say("models.form.preset")}
      htmlFor="preset"
      extra={chosen && sentences(inWords(chosen.description), left(chosen))}
    >
      <Select
        id="preset"
        allowClear
        showSearch={{ optionFilterProp: "label" }}
        placeholder={say("models.form.preset.choose")}
        value={chosen?.name}
        options={presets.map(({ name }) => ({ value: name, label: name }))}
        onChange={(name: string | undefined) => onChoose(presets.find((preset) => preset.name === name) ?? null)}
      />
    </Form.Item>
  );
}
