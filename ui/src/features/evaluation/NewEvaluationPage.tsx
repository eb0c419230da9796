import { useQuery } from "@tanstack/react-query";
import { Skeleton } from "antd";
import { useState } from "react";
import { useSearchParams } from "react-router";
import { PageHeader } from "../../shared/PageHeader";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { useText } from "../../text/language";
import { modelsQuery } from "../models/modelQueries";
import { gatesQuery } from "../tasks/gates/gateQueries";
import { EvaluationForm } from "./EvaluationForm";
import { type EvaluationFields, fieldsOf, newEvaluation } from "./evaluationForm";
import { evaluationQuery } from "./evaluationQueries";

/** Begins an evaluation; `?datasetId=ID` or `?taskId=ID` chooses the rows, `?from=ID` fills in all of another one. */
export function Component() {
  const say = useText();
  const [params] = useSearchParams();
  const from = params.get("from");
  const models = useQuery(modelsQuery({ size: 100, sort: "name,asc" }));
  const offered = useQuery(gatesQuery);
  const before = useQuery({ ...evaluationQuery(from ?? ""), enabled: from !== null });
  const failed = [models, offered, before].find((it) => it.error);
  const ready = models.data && offered.data && (from === null || before.data);
  return (
    <>
      <PageHeader title={say("evaluation.new")} about={say("evaluation.new.about")} back="/data/evaluation" />
      <ProblemAlert error={failed?.error} onRetry={() => void failed?.refetch()} />
      {!failed && !ready && <Skeleton active />}
      {models.data && offered.data && ready && (
        <Begun
          key={params.toString()}
          initial={() => (before.data ? fieldsOf(before.data) : newEvaluation(sourceOf(params)))}
          models={models.data.content}
          offered={offered.data}
        />
      )}
    </>
  );
}

type FormProps = Parameters<typeof EvaluationForm>[0];

function Begun({ initial, ...offer }: Omit<FormProps, "initial"> & { readonly initial: () => EvaluationFields }) {
  const [fields] = useState(initial);
  return <EvaluationForm initial={fields} {...offer} />;
}

function sourceOf(params: URLSearchParams) {
  const taskId = params.get("taskId");
  const datasetId = params.get("datasetId");
  return taskId ? { taskId } : datasetId ? { datasetId } : undefined;
}
