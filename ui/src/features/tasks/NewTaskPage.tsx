import { useQuery } from "@tanstack/react-query";
import { Skeleton } from "antd";
import { useSearchParams } from "react-router";
import { PageHeader } from "../../shared/PageHeader";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { useText } from "../../text/language";
import { useModels } from "../models/useModels";
import { templatesQuery } from "../templates/templateQueries";
import { Wizard } from "./wizard/Wizard";
import { WizardNeeds } from "./wizard/WizardNeeds";

/** The task wizard; `?template=ID` begins with a template. */
export function Component() {
  const say = useText();
  const [params] = useSearchParams();
  const { models, likely, error } = useModels();
  const templates = useQuery(templatesQuery({ size: 2 }));
  const asked = params.get("template");
  const only = templates.data?.totalElements === 1 ? templates.data.content[0]?.id : undefined;
  const failed = error ?? templates.error;
  const noTemplate = templates.data?.totalElements === 0;
  return (
    <>
      <PageHeader title={say("synthesis.createTask")} about={say("wizard.about")} back="/data/synthesis/tasks" />
      <ProblemAlert error={failed} onRetry={() => void templates.refetch()} />
      {!failed && (!models || !templates.data) && <Skeleton active />}
      {models && templates.data && (likely === undefined || noTemplate) && (
        <WizardNeeds template={noTemplate} model={likely === undefined} />
      )}
      {models && likely && templates.data && !noTemplate && (
        <Wizard models={models} modelId={likely.id} templateId={asked ?? only} />
      )}
    </>
  );
}
