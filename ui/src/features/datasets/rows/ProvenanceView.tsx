import { useQuery } from "@tanstack/react-query";
import { Descriptions, Skeleton } from "antd";
import { Link } from "react-router";
import { Problem } from "../../../api/problem";
import { item } from "../../../shared/item";
import { ProblemAlert } from "../../../shared/ProblemAlert";
import { VotesView } from "../../../shared/row/VotesView";
import { useText } from "../../../text/language";
import { JudgeAgreement } from "../../review/JudgeAgreement";
import { requestQuery } from "../../tasks/details/historyQueries";
import { RequestView } from "../../tasks/details/RequestView";
import type { Provenance } from "../types";

/** Where a row comes from: the request that brought it with prompt and response, or the file it stood in. */
export function ProvenanceView({ datasetId, provenance }: { datasetId: string; provenance: Provenance }) {
  const say = useText();
  const { task, unit } = provenance;
  const items = useItems(provenance);
  return (
    <>
      <h3 className="section-title">{say("datasets.provenance")}</h3>
      {items.length > 0 ? (
        <Descriptions size="small" column={{ xs: 1, md: 2 }} items={items} />
      ) : (
        <p className="soft">{say("datasets.provenance.none")}</p>
      )}
      {provenance.votes.length > 0 && (
        <>
          <h3 className="section-title">{say("gates.votes")}</h3>
          <VotesView votes={provenance.votes} />
          <JudgeAgreement datasetId={datasetId} />
        </>
      )}
      {task?.name && unit && <Asked taskId={task.id} unit={unit} />}
    </>
  );
}

/** The request that brought it: what was sent, and what came back. */
function Asked({ taskId, unit }: { taskId: string; unit: string }) {
  const say = useText();
  const request = useQuery({ ...requestQuery(taskId, unit, undefined), retry: false });
  const isGone = request.error instanceof Problem && request.error.status === 404;
  return (
    <>
      <h3 className="section-title">
        {say("datasets.provenance.request")}{" "}
        <Link className="mono" to={`/data/synthesis/tasks/${taskId}?${new URLSearchParams({ request: unit })}`}>
          {unit}
        </Link>
      </h3>
      {isGone ? (
        <p className="soft">{say("datasets.provenance.dropped")}</p>
      ) : (
        <ProblemAlert error={request.error} onRetry={() => void request.refetch()} />
      )}
      {request.data ? <RequestView details={request.data} /> : !request.error && <Skeleton active />}
    </>
  );
}

function useItems({ task, templateName, templateRevision, model, category, fileName, line }: Provenance) {
  const say = useText();
  return [
    task &&
      item(
        say("datasets.task"),
        task.name ? <Link to={`/data/synthesis/tasks/${task.id}`}>{task.name}</Link> : say("datasets.task.deleted"),
      ),
    templateName &&
      item(say("word.template"), `${templateName} ${say("templates.revision", { number: templateRevision ?? 1 })}`),
    model && item(say("word.model"), model),
    ...Object.entries(category).map(([dimension, value]) => item(dimension, value)),
    fileName &&
      item(
        say("datasets.provenance.file"),
        <span className="anywhere">{line ? `${fileName} · ${say("datasets.import.at", { line })}` : fileName}</span>,
      ),
  ].filter((it) => typeof it === "object" && it !== null);
}
