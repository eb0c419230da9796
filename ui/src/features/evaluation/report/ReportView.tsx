import { useText } from "../../../text/language";
import type { EvaluationTask, Report } from "../types";
import { AgesPanel } from "./AgesPanel";
import { BalancePanel } from "./BalancePanel";
import { DuplicatesPanel } from "./DuplicatesPanel";
import { FieldsPanel, LengthsPanel } from "./FieldsPanel";
import { JudgePanel } from "./JudgePanel";
import { MetricCards } from "./MetricCards";
import { DiversityPanel, RulesPanel } from "./OtherPanels";
import { WorstRows } from "./WorstRows";

/** What rows were found to be like, from the metrics to single rows. */
export function ReportView({ evaluation, report }: { evaluation: EvaluationTask; report: Report }) {
  const say = useText();
  return (
    <>
      <MetricCards metrics={report.metrics} />
      <p className="soft report-help">{say("evaluation.score.help")}</p>
      <div className="report-panels">
        {report.fields.length > 0 && <FieldsPanel report={report} />}
        <DuplicatesPanel report={report} />
        <RulesPanel report={report} />
        {report.diversity && <DiversityPanel figures={report.diversity} />}
        {report.timeliness && <AgesPanel figures={report.timeliness} />}
        <BalancePanel report={report} />
        <LengthsPanel report={report} />
        {report.judge && <JudgePanel figures={report.judge} datasetId={evaluation.datasetId} />}
        <WorstRows evaluation={evaluation} worst={report.worst} />
      </div>
    </>
  );
}
