import { useQuery } from "@tanstack/react-query";
import { App, Button, Form, Input, Skeleton } from "antd";
import { useState } from "react";
import { useNavigate, useSearchParams } from "react-router";
import type { Schemas } from "../../../api/client";
import { DraftNotice } from "../../../shared/DraftNotice";
import { FormOutcome } from "../../../shared/FormOutcome";
import { goToFirstWrong, isAtFields, useSentForm } from "../../../shared/formErrors";
import { NumberItem } from "../../../shared/NumberItem";
import { PageHeader } from "../../../shared/PageHeader";
import { ProblemAlert } from "../../../shared/ProblemAlert";
import { useRules } from "../../../shared/rules";
import { type FormDraft, useDraft } from "../../../shared/useDraft";
import { useLeaveGuard } from "../../../shared/useLeaveGuard";
import { useText } from "../../../text/language";
import { type Task, taskQuery, useCreateTask } from "../taskQueries";
import { OutputStep } from "../wizard/OutputStep";
import "../wizard/wizard.css";
import "../../../shared/form.css";
import { MixSources } from "./MixSources";
import { cloneOf, hasDatasets, type MixFields, mixOf, newMix, placeOf } from "./mixForm";

/** Makes a dataset of rows of others, in shares: a task that asks no model. `?clone=ID` begins with all of another one. */
export function Component() {
  const say = useText();
  const [params] = useSearchParams();
  const clone = params.get("clone");
  const cloned = useQuery({ ...taskQuery(clone ?? ""), enabled: clone !== null });
  const isReady = clone === null || cloned.data?.draft;
  return (
    <>
      <PageHeader title={say("mix.title")} about={say("mix.about")} back="/data/synthesis/tasks" />
      <ProblemAlert error={cloned.error} onRetry={() => void cloned.refetch()} />
      {isReady ? <Begun key={clone} cloned={cloned.data} /> : !cloned.error && <Skeleton active />}
    </>
  );
}

/** The form with what it begins with: a draft, a mix to clone, or nothing. */
function Begun({ cloned }: { cloned: Task | undefined }) {
  const say = useText();
  const { message } = App.useApp();
  const draft = useDraft<MixFields>(cloned ? `mix.clone.${cloned.id}` : "mix.new");
  const [begun, setBegun] = useState(() => ({ round: 0, draftOf: draft.found }));
  const [fresh] = useState(() => (cloned ? cloneOf(cloned, new Date()) : newMix()));
  const { round, draftOf } = begun;
  const discard = () => {
    draft.drop();
    setBegun({ round: round + 1, draftOf: null });
    void message.info(say("draft.discarded"));
  };
  return (
    <>
      {draftOf && <DraftNotice at={draftOf.at} onDiscard={discard} />}
      <MixForm key={round} initial={draftOf?.content ?? fresh} isChanged={draftOf !== null} draft={draft} />
    </>
  );
}

interface Props {
  readonly initial: MixFields;
  /** Whether it begins with changes that are not saved. */
  readonly isChanged: boolean;
  readonly draft: FormDraft<MixFields>;
}

function MixForm({ initial, isChanged, draft }: Props) {
  const say = useText();
  const rules = useRules();
  const navigate = useNavigate();
  const { form, others, refused, forget } = useSentForm<MixFields>();
  const create = useCreateTask();
  const [changed, setChanged] = useState(isChanged);
  const letLeave = useLeaveGuard(changed, [], draft.isKept);
  const count = Form.useWatch("count", form);
  const by = Form.useWatch(["sources", "by"], form);
  const name = say("wizard.name");
  const submit = async () => {
    try {
      await form.validateFields();
    } catch (error) {
      goToFirstWrong(form, error);
      return;
    }
    forget();
    create.mutate(mixOf(form.getFieldsValue(true)) as unknown as Schemas["NewMix"], {
      onSuccess: ({ id }) => {
        letLeave();
        draft.drop();
        void navigate(`/data/synthesis/tasks/${id}`);
      },
      onError: (error) => refused(error, placeOf),
    });
  };
  return (
    <Form<MixFields>
      form={form}
      component={false}
      layout="vertical"
      initialValues={initial}
      onValuesChange={() => {
        setChanged(true);
        draft.keep(() => form.getFieldsValue(true));
        if (create.isError) {
          create.reset();
          forget();
        }
      }}
    >
      <form
        noValidate
        className="panel wizard-panel"
        onSubmit={(event) => {
          event.preventDefault();
          void submit();
        }}
      >
        <div className="wizard-narrow">
          <Form.Item<MixFields> name="name" label={name} rules={[rules.required(name), rules.maxLength(name, 200)]}>
            <Input autoComplete="off" />
          </Form.Item>
          {by !== "rows" && (
            <NumberItem
              name="count"
              label={say("wizard.count")}
              required
              help={say("mix.count.help")}
              rule={rules.whole(say("wizard.count"), 1, 10_000_000)}
            />
          )}
        </div>
        <Form.Item<MixFields>
          name="sources"
          label={say("mix.sources")}
          validateTrigger={[]}
          rules={[
            {
              validator: (_, { categories }: MixFields["sources"]) =>
                hasDatasets(categories) ? Promise.resolve() : Promise.reject(new Error(say("mix.sources.missing"))),
            },
          ]}
        >
          <MixSources total={count} />
        </Form.Item>
        <OutputStep />
        <FormOutcome error={others.length > 0 || !isAtFields(create.error) ? create.error : null}>
          <ProblemAlert error={create.error} fields={others} />
        </FormOutcome>
        <div className="form-bar">
          <Button type="primary" htmlType="submit" loading={create.isPending}>
            {say("wizard.create")}
          </Button>
        </div>
      </form>
    </Form>
  );
}
