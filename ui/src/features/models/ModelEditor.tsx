import { App, Button, Flex, Form, Input } from "antd";
import { type RefObject, useEffect, useRef, useState } from "react";
import { Problem } from "../../api/problem";
import { goToFirstWrong, useSentForm } from "../../shared/formErrors";
import { ProblemAlert } from "../../shared/ProblemAlert";
import "../../shared/form.css";
import { useLeaveGuard } from "../../shared/useLeaveGuard";
import { useSuggest } from "../../shared/useSuggest";
import { useText } from "../../text/language";
import { useServiceText } from "../../text/ServiceText";
import { ModelFormFields } from "./ModelFormFields";
import { addressOf, bodyOf, fieldsOf, firstPreset, isAsStored, type ModelFields, NEW_MODEL } from "./modelForm";
import { suggestedOf } from "./modelOffers";
import { type Model, type ModelPreset, useSaveModel, useTestModel } from "./modelQueries";
import { ProviderField } from "./ProviderField";
import { TestResult } from "./TestResult";
import { presetName } from "./useProviderName";

/** Tells its fields from those of a form that it lies over. */
const FORM = "model-form";

interface Props {
  /** What the form begins with, and what is replaced; null to make a new one. */
  readonly known: Model | null;
  readonly presets: readonly ModelPreset[];
  /** The id of the preset to begin with. */
  readonly presetId: string | null;
  /** Whether it lies over another form, which asks before it is left itself. */
  readonly over: boolean;
  /** Is given what was saved; nothing where the form is closed without. */
  readonly onDone: (saved?: Model) => void;
  /** Begins again with what is stored now. */
  readonly onLoadAgain: () => void;
}

/** Makes or changes a model: provider, form, test, save. */
export function ModelEditor({ known: stored, presets, presetId, over, onDone, onLoadAgain }: Props) {
  const say = useText();
  const inWords = useServiceText();
  const { message } = App.useApp();
  const { form, others, refused, forget } = useSentForm<ModelFields>(FORM);
  // What somebody else saves meanwhile does not get into the form, and so must not count as known.
  const [known] = useState(stored);
  const [preset, setPreset] = useState(() => firstPreset(presets, known, presetId));
  const [initial] = useState<ModelFields>(() =>
    known ? fieldsOf(known) : { ...NEW_MODEL, ...(preset && { ...addressOf(preset, null, presets), ...said(preset) }) },
  );
  const [changed, setChanged] = useState(false);
  const save = useSaveModel();
  const test = useTestModel();
  const letLeave = useRef(() => {});
  const suggest = useSuggest<ModelFields>(form, known ? {} : initial);

  const suggestAll = ({ name, description }: { name: string; description: string }) => {
    // What a stored model is called is its own, whichever model it becomes.
    if (known === null) {
      suggest("name", name);
      suggest("description", description);
    }
  };
  const choose = (next: ModelPreset) => {
    form.setFieldsValue(addressOf(next, form.getFieldValue("baseUrl"), presets));
    form.setFields((["baseUrl", "apiKey", "model"] as const).map((name) => ({ name, errors: [] })));
    suggestAll(said(next));
    setPreset(next);
    test.reset();
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
  /** What a preset alone suggests: only the offline model has no id to be called by. */
  function said(of: ModelPreset): { name: string; description: string } {
    return of.provider === "offline"
      ? { name: presetName(of, say), description: inWords(of.description) }
      : { name: "", description: "" };
  }
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
      <Form.Item name="provider" hidden>
        <Input />
      </Form.Item>
      <ProviderField presets={presets} chosen={preset} onChoose={choose} />
      {preset && (
        <ModelFormFields
          key={preset.id}
          formName={FORM}
          known={known}
          preset={preset}
          onChosen={(id, offered) => suggestAll(suggestedOf(id, offered))}
          onRefused={refused}
        />
      )}
      {(test.isPending || test.data || test.error) && (
        <div ref={outcome} style={{ margin: "8px 0 16px" }}>
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
        {preset && (
          <>
            <Button type="primary" htmlType="submit" loading={save.isPending}>
              {say("action.save")}
            </Button>
            <Button onClick={() => void tryOut()} loading={test.isPending}>
              {say("models.test.before")}
            </Button>
          </>
        )}
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
