import { DownloadOutlined } from "@ant-design/icons";
import { useQuery } from "@tanstack/react-query";
import { Button, Tag } from "antd";
import { useNavigate, useParams } from "react-router";
import { Ago } from "../../shared/columns";
import { download } from "../../shared/DownloadMenu";
import { LinkButton } from "../../shared/LinkButton";
import { LoadingPage } from "../../shared/LoadingPage";
import { PageHeader } from "../../shared/PageHeader";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { RowMenu } from "../../shared/RowMenu";
import { StatusTag } from "../../shared/StatusTag";
import { keptList } from "../../shared/useListAddress";
import { useFormats, useLanguage, useText } from "../../text/language";
import { EvaluationState } from "./EvaluationState";
import { evaluationQuery, reportFile } from "./evaluationQueries";
import { ReportView } from "./report/ReportView";
import { SourceLinks } from "./SourceLinks";
import { saveJson } from "./saveJson";
import { toneOf } from "./score";
import { TrendPanel } from "./TrendPanel";
import type { EvaluationTask } from "./types";
import { useEvaluationActions } from "./useEvaluationActions";
import "./evaluation.css";
import "./report/report.css";

const LIST = "/data/evaluation";

/** An evaluation and its report: `/data/evaluation/ID`. */
export function Component() {
  const { id = "" } = useParams();
  const say = useText();
  const evaluation = useQuery(evaluationQuery(id));
  return evaluation.data ? (
    <>
      <EvaluationView key={id} evaluation={evaluation.data} />
      <ProblemAlert error={evaluation.error} onRetry={() => void evaluation.refetch()} />
    </>
  ) : (
    <LoadingPage title={say("evaluation.one")} back={LIST} query={evaluation} />
  );
}

function EvaluationView({ evaluation }: { evaluation: EvaluationTask }) {
  const say = useText();
  const { name, status, automatic, rows, createdAt, datasetId, report } = evaluation;
  return (
    <>
      <PageHeader
        title={name}
        back={LIST}
        mark={
          <>
            <StatusTag status={status} />
            {automatic && <Tag style={{ margin: 0 }}>{say("evaluation.automatic")}</Tag>}
          </>
        }
        about={
          <span className="parts">
            <SourceLinks evaluation={evaluation} />
            <span>{say("datasets.rows", { count: rows })}</span>
            <Ago at={createdAt} />
          </span>
        }
        actions={<HeaderActions evaluation={evaluation} />}
      />
      <EvaluationState evaluation={evaluation} />
      {report && (
        <>
          <div className="report-top">
            <Score score={report.score} warnings={report.metrics.filter(({ warning }) => warning).length} />
            <TrendPanel datasetId={datasetId} />
          </div>
          <ReportView evaluation={evaluation} report={report} />
        </>
      )}
    </>
  );
}

function HeaderActions({ evaluation }: { evaluation: EvaluationTask }) {
  const say = useText();
  const navigate = useNavigate();
  const { language } = useLanguage();
  const { items } = useEvaluationActions(() => void navigate(keptList(LIST)));
  const { id, name, report } = evaluation;
  return (
    <>
      {report && (
        <>
          <LinkButton to={`/data/evaluation/compare?a=${id}`}>{say("evaluation.compare")}</LinkButton>
          <Button onClick={() => saveJson(`${name}.json`, report)}>{say("evaluation.json")}</Button>
          <Button
            type="primary"
            icon={<DownloadOutlined aria-hidden />}
            onClick={() => download(reportFile(id, language))}
          >
            {say("evaluation.download")}
          </Button>
        </>
      )}
      <RowMenu name={name} items={() => items(evaluation)} />
    </>
  );
}

/** The overall score, as large as it is looked for. */
function Score({ score, warnings }: { score: number | null | undefined; warnings: number }) {
  const say = useText();
  const { number } = useFormats();
  const known = typeof score === "number";
  return (
    <section className="panel report-score" data-tone={known ? toneOf(score) : undefined}>
      <h2>{say("evaluation.score.overall")}</h2>
      <div className="report-score-value">
        <strong>{number(score, 1)}</strong>
        {known && <span className="soft">{" / 100"}</span>}
      </div>
      <span className={warnings > 0 ? "report-warned" : "soft"}>
        {known ? say("evaluation.warnings", { count: warnings }) : say("evaluation.score.none")}
      </span>
    </section>
  );
}
