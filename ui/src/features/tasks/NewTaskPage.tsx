import { useQuery } from "@tanstack/react-query";
import { Alert, App, Skeleton } from "antd";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { DraftNotice } from "../../shared/DraftNotice";
import { EmptyState } from "../../shared/EmptyState";
import { LinkButton } from "../../shared/LinkButton";
import { PageHeader } from "../../shared/PageHeader";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { useAddress } from "../../shared/useAddress";
import { useDraft } from "../../shared/useDraft";
import { useText } from "../../text/language";
import { sentences } from "../../text/sentences";
import type { Model } from "../models/modelQueries";
import { NoModel } from "../models/NoModel";
import { useAddModel } from "../models/useAddModel";
import { type Offer, useModels } from "../models/useModels";
import { type Template, templatesQuery } from "../templates/templateQueries";
import { type Task, taskQuery } from "./taskQueries";
import { cloneOf, newSeed } from "./wizard/cloneOf";
import { Wizard } from "./wizard/Wizard";
import { NEW_TASK, type WizardFields } from "./wizard/wizardForm";

/** The task wizard; `?template=ID` begins with a template, `?clone=ID` with all of another task. */
export function Component() {
  const say = useText();
  const [params] = useSearchParams();
  const offer = useModels();
  const { models, likely, failing } = offer;
  const [addModel, modelDrawer] = useAddModel(() => {});
  const templates = useQuery(templatesQuery({ size: 2 }));
  const clone = params.get("clone");
  const cloned = useQuery({ ...taskQuery(clone ?? ""), enabled: clone !== null });
  const asked = params.get("template");
  const only = templates.data?.totalElements === 1 ? templates.data.content[0]?.id : undefined;
  const failed = [offer, templates, cloned].find((it) => it.error);
  const noTemplate = templates.data?.totalElements === 0 && clone === null;
  const ready = models && templates.data && (clone === null || cloned.data?.draft);
  return (
    <>
      <PageHeader title={say("synthesis.createTask")} about={say("tasks.empty.more")} back="/data/synthesis/tasks" />
      <ProblemAlert error={failed?.error} onRetry={() => void failed?.refetch()} />
      {!failed && !ready && <Skeleton active />}
      {ready && (likely === undefined || noTemplate) && (
        <WizardNeeds template={noTemplate} model={likely === undefined} onAddModel={addModel} />
      )}
      {ready && likely && !noTemplate && (
        <Begun
          key={`${clone} ${asked}`}
          of={clone ? `task.clone.${clone}` : asked ? `task.template.${asked}` : "task.new"}
          offer={{ models, likely, failing }}
          cloned={cloned.data ?? null}
          templateId={asked ?? only}
        />
      )}
      {modelDrawer}
    </>
  );
}

interface Props {
  readonly of: string;
  readonly offer: Offer;
  readonly cloned: Task | null;
  readonly templateId: string | undefined;
}

/** The wizard with what it begins with: a draft, a task to clone, or nothing. */
function Begun({ of, offer, cloned, templateId }: Props) {
  const { models, likely } = offer;
  const say = useText();
  const { message } = App.useApp();
  const [, change] = useAddress();
  const draft = useDraft<WizardFields>(of);
  const [begun, setBegun] = useState(() => ({ round: 0, draftOf: draft.found }));
  const [fresh] = useState((): WizardFields => {
    const known = (id: string | undefined) => (models.some((model) => model.id === id) ? id : likely.id);
    const fields = cloned ? cloneOf(cloned, newSeed(), new Date()) : { ...NEW_TASK, templateId };
    return { ...fields, modelId: known(fields.modelId) };
  });
  const { draftOf, round } = begun;
  const initial = { ...fresh, ...draftOf?.content };
  const goesOn = models.some(({ id }) => id === initial.modelId);
  const discard = () => {
    draft.drop();
    change({ step: null }, { replace: true, stay: false });
    setBegun({ round: round + 1, draftOf: null });
    void message.info(say("draft.discarded"));
  };
  return (
    <>
      {draftOf && <DraftNotice at={draftOf.at} onDiscard={discard} />}
      <Wizard
        key={round}
        offer={offer}
        initial={goesOn ? initial : { ...initial, modelId: fresh.modelId }}
        filled={draftOf ? "draft" : cloned ? "clone" : null}
        draft={draft}
        notice={(template) => cloned && <CloneNotice task={cloned} models={models} template={template} />}
      />
    </>
  );
}

interface CloneNoticeProps {
  readonly task: Task;
  readonly models: readonly Model[];
  readonly template: Template | undefined;
}

/** Says what the wizard is filled in with, and what cannot be as it was. */
function CloneNotice({ task, models, template }: CloneNoticeProps) {
  const say = useText();
  const same = template?.id === task.template.id ? template : undefined;
  const before = task.template.revision;
  const problems = [
    !task.template.id && say("wizard.clone.noTemplate"),
    same?.archivedAt && say("wizard.clone.archived"),
    same && before && before !== same.revision && say("wizard.clone.revision", { before, now: same.revision }),
    !models.some(({ id }) => id === task.model.id) && say("wizard.clone.noModel"),
  ].filter((it) => typeof it === "string");
  return (
    <Alert
      type={problems.length > 0 ? "warning" : "info"}
      showIcon
      style={{ marginBottom: 16 }}
      title={<span style={{ overflowWrap: "anywhere" }}>{say("wizard.clone", { name: task.name })}</span>}
      description={sentences(say("wizard.clone.more"), ...problems)}
    />
  );
}

interface WizardNeedsProps {
  readonly template: boolean;
  readonly model: boolean;
  /** Opens the form of a new model, filled in from a preset where one is named. */
  readonly onAddModel: (preset?: string) => void;
}

/** What a task needs and is not there yet, and where it is made. */
function WizardNeeds({ template, model, onAddModel }: WizardNeedsProps) {
  const say = useText();
  return (
    <div className="panel">
      {template && (
        <EmptyState
          title={say("wizard.needs.template")}
          more={say("wizard.needs.template.more")}
          actions={
            <>
              <LinkButton type="primary" to="/data/synthesis/templates">
                {say("wizard.needs.template.go")}
              </LinkButton>
              <LinkButton to="/data/synthesis/templates/new">{say("synthesis.createTemplate")}</LinkButton>
            </>
          }
        />
      )}
      {model && <NoModel title={say("wizard.needs.model")} more={say("wizard.needs.model.more")} onAdd={onAddModel} />}
    </div>
  );
}
