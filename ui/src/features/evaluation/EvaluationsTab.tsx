import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { EmptyState } from "../../shared/EmptyState";
import { useListAddress } from "../../shared/useListAddress";
import { useText } from "../../text/language";
import type { Dataset } from "../datasets/types";
import { CompareButton } from "./CompareButton";
import { EvaluationTable } from "./EvaluationTable";
import { evaluationsQuery } from "./evaluationQueries";
import { TrendPanel } from "./TrendPanel";
import "./evaluation.css";
import "./report/report.css";

/** The evaluations of a dataset, and how their figures went. */
export function EvaluationsTab({ dataset: { id } }: { dataset: Dataset }) {
  const say = useText();
  const address = useListAddress({ sort: "createdAt,desc" });
  const evaluations = useQuery(evaluationsQuery({ ...address.wanted, datasetId: id }));
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const some = (evaluations.data?.totalElements ?? 0) > 0;
  return (
    <>
      {some && (
        <div className="toolbar">
          <CompareButton chosen={chosen} />
          <span className="soft" style={{ alignSelf: "center" }}>
            {say("evaluation.compare.help")}
          </span>
        </div>
      )}
      <div className="evaluation-trend">
        <TrendPanel datasetId={id} />
      </div>
      <EvaluationTable
        query={evaluations}
        address={address}
        chosen={chosen}
        onChoose={setChosen}
        empty={<EmptyState title={say("evaluation.empty")} more={say("evaluation.empty.more")} />}
      />
    </>
  );
}
