import { PlusOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { EmptyState } from "../../shared/EmptyState";
import { LinkButton } from "../../shared/LinkButton";
import { PageHeader } from "../../shared/PageHeader";
import { useKeptList, useListAddress } from "../../shared/useListAddress";
import { useText } from "../../text/language";
import { CompareButton } from "./CompareButton";
import { EVALUATION_FILTERS, EvaluationFilters, statusOf } from "./EvaluationFilters";
import { EvaluationTable } from "./EvaluationTable";
import { evaluationsQuery } from "./evaluationQueries";
import "./evaluation.css";

/** The list of evaluations, as they go on: `/data/evaluation`. */
export function Component() {
  const say = useText();
  const address = useListAddress({ sort: "createdAt,desc", filters: EVALUATION_FILTERS });
  const [datasetId] = address.filter("datasetId");
  const evaluations = useQuery(evaluationsQuery({ ...address.wanted, datasetId, status: statusOf(address) }));
  const [chosen, setChosen] = useState<readonly string[]>([]);
  useKeptList();
  const create = (
    <LinkButton type="primary" icon={<PlusOutlined aria-hidden />} to="/data/evaluation/new">
      {say("evaluation.new")}
    </LinkButton>
  );
  const none = evaluations.data?.totalElements === 0 && !address.isFiltered;
  return (
    <>
      <PageHeader
        title={say("evaluation.title")}
        about={say("evaluation.about")}
        actions={
          !none && (
            <>
              <CompareButton chosen={chosen} />
              {create}
            </>
          )
        }
      />
      {!none && <EvaluationFilters address={address} shown={evaluations.data?.content ?? []} />}
      <EvaluationTable
        query={evaluations}
        address={address}
        chosen={chosen}
        onChoose={setChosen}
        empty={<EmptyState title={say("evaluation.empty")} more={say("evaluation.empty.more")} actions={create} />}
      />
    </>
  );
}
