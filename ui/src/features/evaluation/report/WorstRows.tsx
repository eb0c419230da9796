import { Link } from "react-router";
import { RowCard } from "../../../shared/row/RowCard";
import { useFormats, useText } from "../../../text/language";
import { ServiceText } from "../../../text/ServiceText";
import { useReason } from "../../tasks/gates/gateTexts";
import type { EvaluationTask, WorstRow } from "../types";
import { Panel } from "./Panel";

interface Props {
  readonly evaluation: EvaluationTask;
  readonly worst: readonly WorstRow[];
}

/** Rows with most against them, each with what it is. */
export function WorstRows({ evaluation: { datasetId, version }, worst }: Props) {
  const say = useText();
  const { number } = useFormats();
  const reason = useReason();
  const address = (row: number) =>
    `/data/datasets/${datasetId}?${typeof version === "number" ? `version=${version}&` : ""}row=${row}`;
  return (
    <Panel title={say("evaluation.worst")} help={say("evaluation.worst.help")} wide>
      {worst.length === 0 && <p>{say("evaluation.worst.none")}</p>}
      <ul className="rows">
        {worst.map(({ row, data, reasons, score }) => (
          <li key={row}>
            <RowCard
              clamped
              row={data}
              head={
                <>
                  <Link to={address(row)}>{say("evaluation.worst.row", { row: number(row) })}</Link>
                  {typeof score === "number" && (
                    <span>{say("evaluation.worst.score", { score: number(score, 2) })}</span>
                  )}
                </>
              }
            >
              <ul className="worst-reasons">
                {reasons.map((it) => (
                  <li key={it.message}>
                    <ServiceText text={reason(it)} />
                  </li>
                ))}
              </ul>
            </RowCard>
          </li>
        ))}
      </ul>
    </Panel>
  );
}
