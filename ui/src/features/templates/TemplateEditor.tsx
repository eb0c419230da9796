import { App, Form } from "antd";
import { type ReactNode, useId, useState } from "react";
import { useNavigate } from "react-router";
import { Problem } from "../../api/problem";
import { DraftNotice } from "../../shared/DraftNotice";
import { FormOutcome } from "../../shared/FormOutcome";
import { goToFirstWrong, isAtFields, useSentForm } from "../../shared/formErrors";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { isSame } from "../../shared/same";
import type { FormDraft } from "../../shared/useDraft";
import { useLeaveGuard } from "../../shared/useLeaveGuard";
import { useText } from "../../text/language";
import { useAddModel } from "../models/useAddModel";
import { BasicFields, ModelField } from "./BasicFields";
import { ConflictDialog } from "./ConflictDialog";
import { GenerationFields } from "./GenerationFields";
import { PromptFields } from "./PromptFields";
import { RevisionsDrawer } from "./RevisionsDrawer";
import { SaveBar } from "./SaveBar";
import { TemplateHeader } from "./TemplateHeader";
import { TryDrawer } from "./TryDrawer";
import type { TemplateDraft } from "./templateDraft";
import { bodyOf, placeOf, type TemplateFields } from "./templateForm";
import { type Template, type TemplateInput, useSaveTemplate } from "./templateQueries";
import "./templates.css";
import { useChecked } from "./useChecked";
import { VariableTable } from "./VariableTable";

/** What the form begins with; another beginning is another form. */
export interface Beginning {
  readonly round: number;
  /** The revision that is changed; null to make a new template. */
  readonly base: Template | null;
  readonly fields: TemplateFields;
  readonly changed: boolean;
  /** When the draft that it begins with was written; null where it begins with none. */
  readonly draftOf: string | null;
}

interface Props {
  readonly begun: Beginning;
  /** The newest revision as far as is known here. */
  readonly newest: Template | null;
  readonly draft: FormDraft<TemplateDraft>;
  /** Whether it has just taken the place of another form of the template. */
  readonly focused: boolean;
  readonly onSaved: (saved: Template) => void;
  /** Begins again over `base` with the content of another revision, or its own. */
  readonly onBegin: (base: Template | null, content: Template | null) => void;
}

/** Makes or changes a template. `#try` and `#revisions` open what stands beside the form. */
export function TemplateEditor({ begun, newest, draft, focused, onSaved, onBegin }: Props) {
  const { base, fields, draftOf } = begun;
  const say = useText();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const { form, others, refused, forget } = useSentForm<TemplateFields>();
  const [changed, setChanged] = useState(begun.changed);
  const [mine, setMine] = useState<TemplateInput | null>(null);
  const save = useSaveTemplate();
  const letLeave = useLeaveGuard(changed, [], draft.isKept);
  const [addModel, modelDrawer] = useAddModel(({ name }) => {
    form.setFieldValue("model", name);
    touched();
  });
  const { body, validation, changedNow } = useChecked(form, fields);
  const keep = (revision: number | null) => draft.keep(() => ({ fields: form.getFieldsValue(true), revision }));
  const touched = () => {
    setChanged(true);
    changedNow();
    keep(base?.revision ?? null);
    if (save.isError) {
      // What was refused is not what stands here any more.
      save.reset();
      forget();
    }
  };

  const store = (sent: TemplateInput, over: Template | null) => {
    forget();
    save.mutate(
      { body: sent, over },
      {
        onSuccess: (saved) => {
          // What was typed while it was being saved is not saved.
          const more = !isSame(bodyOf(form.getFieldsValue(true)), sent);
          setChanged(more);
          setMine(null);
          draft.drop();
          if (more && over !== null) {
            keep(saved.revision);
          }
          void message.success(say("templates.saved", { name: saved.name, revision: saved.revision }));
          if (over === null) {
            letLeave();
            void navigate(`/data/synthesis/templates/${saved.id}`, { replace: true, state: { saved: true } });
          } else {
            onSaved(saved);
          }
        },
        onError: (error) => {
          if (error instanceof Problem && error.status === 412) {
            setMine(sent);
          } else {
            setMine(null);
            refused(error, (field) => placeOf(field, form.getFieldsValue(true)));
          }
        },
      },
    );
  };

  const discard = () => {
    onBegin(newest, newest);
    void message.info(say("draft.discarded"));
  };

  return (
    <>
      <TemplateHeader
        base={base}
        newest={newest}
        changed={changed}
        onBegin={(content) => base && onBegin(content, content)}
      />
      {draftOf && <DraftNotice at={draftOf} onDiscard={discard} />}
      <Form<TemplateFields>
        form={form}
        layout="vertical"
        // A new one goes to a page of its own when it is saved: what was typed meanwhile would be lost.
        disabled={Boolean(base?.archivedAt) || (base === null && save.isPending)}
        initialValues={fields}
        onValuesChange={touched}
        onFinishFailed={(failed) => goToFirstWrong(form, failed)}
        onFinish={() => store(bodyOf(form.getFieldsValue(true)), base)}
      >
        <Section title={say("templates.form.basic")}>
          <BasicFields />
        </Section>
        <Section title={say("templates.form.promptSection")}>
          <PromptFields validation={validation} onTouched={touched} />
        </Section>
        <Section title={say("templates.form.variables")} about={say("templates.form.variables.help")}>
          <VariableTable validation={validation} />
        </Section>
        <Section title={say("templates.form.parameters")} about={say("templates.form.parameters.help")}>
          <ModelField onAdd={() => addModel()} />
          <GenerationFields onTouched={touched} />
        </Section>
        {mine === null && (
          <FormOutcome error={others.length > 0 || !isAtFields(save.error) ? save.error : null}>
            <ProblemAlert error={save.error} fields={others} />
          </FormOutcome>
        )}
        <SaveBar
          saving={save.isPending}
          changed={changed}
          archived={Boolean(base?.archivedAt)}
          focused={focused}
          problems={validation?.problems ?? []}
        />
      </Form>
      {modelDrawer}
      <TryDrawer body={body} validation={validation} />
      {base && <RevisionsDrawer template={base} onUse={(content) => onBegin(base, content)} />}
      {base && mine && (
        <ConflictDialog
          id={base.id}
          mine={mine}
          saving={save.isPending}
          onTakeTheirs={(theirs) => onBegin(theirs, theirs)}
          onSaveMine={(theirs) => store(mine, theirs)}
          onClose={() => setMine(null)}
        />
      )}
    </>
  );
}

interface SectionProps {
  readonly title: string;
  readonly about?: ReactNode;
  readonly actions?: ReactNode;
  readonly children: ReactNode;
}

/** A part of a long form, with its heading. */
function Section({ title, about, actions, children }: SectionProps) {
  const id = useId();
  return (
    <section className="panel" aria-labelledby={id} style={{ padding: 16, marginBottom: 16, minWidth: 0 }}>
      <div
        style={{ display: "flex", flexWrap: "wrap", gap: 8, justifyContent: "space-between", alignItems: "baseline" }}
      >
        <h2 id={id} style={{ margin: 0, fontSize: 15, fontWeight: 600 }}>
          {title}
        </h2>
        {actions}
      </div>
      {about && (
        <p className="soft" style={{ margin: "2px 0 0", maxWidth: "90ch" }}>
          {about}
        </p>
      )}
      <div style={{ marginTop: 12 }}>{children}</div>
    </section>
  );
}
