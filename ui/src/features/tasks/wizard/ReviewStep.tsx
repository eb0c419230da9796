import { queryOptions, useQuery } from "@tanstack/react-query";
import { Button, Descriptions, type FormInstance } from "antd";
import { api, content, type Schemas } from "../../../api/client";
import { writeJson } from "../../../api/exactJson";
import { item } from "../../../shared/item";
import { ProblemAlert } from "../../../shared/ProblemAlert";
import type { FoundVariable, Value } from "../../../shared/values";
import { useFormats, useText } from "../../../text/language";
import { datasetQuery } from "../../datasets/datasetQueries";
import type { Model } from "../../models/modelQueries";
import { ProblemList } from "../../templates/ProblemList";
import { TryResult } from "../../templates/TryResult";
import type { Template } from "../../templates/templateQueries";
import { usePreview } from "../../templates/useTries";
import { COSINE_USUAL, type GateFields, judgeRequests, NEAR_USUAL, USUAL_GATES } from "../gates/gateFields";
import { AllocationView } from "../shares/AllocationView";
import { useAllocation } from "../shares/allocationQuery";
import { type EvaluateFields, SAMPLE_USUAL, USUAL_EVALUATION } from "./evaluateForm";
import { batchOf, isToppedUp, largestOf, parametersOf, previewOf, type WizardFields } from "./wizardForm";

interface Props {
  readonly form: FormInstance<WizardFields>;
  readonly template: Template;
  /** Those that are asked for, and all of the template. */
  readonly variables: readonly FoundVariable[];
  readonly found: readonly FoundVariable[];
  readonly problems: readonly Schemas["TemplateProblem"][];
  readonly model: Model | undefined;
}

/** Everything at a glance: what will be asked, what it takes, and five rows to look at. */
export function ReviewStep({ form, template, variables, found, problems, model }: Props) {
  const say = useText();
  const { number } = useFormats();
  const fields = form.getFieldsValue(true) as WizardFields;
  const { to, datasetId, dataset, format } = fields.output;
  const values = { ...parametersOf(fields, variables), ...largestOf(fields, found) };
  const batch = batchOf(fields, found);
  const proportions = fields.kind === "PROPORTIONAL" ? fields.proportions : undefined;
  const { allocation } = useAllocation(proportions, fields.count, batch);
  const rowsWanted = isToppedUp(fields) ? (allocation?.target ?? null) : fields.count;
  const requests = allocation?.requests ?? Math.ceil(fields.count / batch);
  const rendering = useQuery(renderQuery(template.id, { values, count: Math.min(batch, fields.count) }));
  const existing = useQuery({
    ...datasetQuery(datasetId ?? ""),
    enabled: to === "existing" && datasetId !== undefined,
  });
  const { attempts, run } = usePreview(template.id);
  const preview = previewOf(fields, found);
  const rows = attempts.reduce((sum, { result }) => sum + (result?.rows.length ?? 0), 0);
  const tokens = attempts.reduce((sum, { result }) => sum + (result?.answer?.outputTokens ?? 0), 0);
  const output = rows > 0 ? Math.round((tokens / rows) * fields.count) : null;

  const items = [
    item(say("wizard.name"), fields.name),
    item(say("word.template"), `${template.name} · ${say("templates.revision", { number: template.revision })}`),
    item(say("word.model"), model?.name),
    ...variables.filter((it) => !it.builtIn).map((it) => item(it.name, said(values[it.name] ?? it.default))),
    item(say("wizard.count"), number(rowsWanted)),
    item(say("wizard.step.quality"), <Quality gates={fields.gates ?? USUAL_GATES} rows={rowsWanted ?? 0} />),
    item(say("wizard.output"), to === "existing" ? (existing.data?.name ?? datasetId) : dataset?.trim() || fields.name),
    item(say("wizard.format"), format),
    item(say("wizard.evaluation"), <Evaluated of={fields.evaluation ?? USUAL_EVALUATION} rows={rowsWanted ?? 0} />),
    ...(fields.concurrency ? [item(say("wizard.concurrency"), number(fields.concurrency))] : []),
    ...(fields.distinctOn?.length ? [item(say("wizard.distinctOn"), fields.distinctOn.join(", "))] : []),
    ...(fields.seed !== undefined && fields.seed !== null ? [item(say("wizard.seed"), String(fields.seed))] : []),
    ...(fields.kept?.limits ? [item(say("word.limits"), <Settings of={fields.kept.limits} />)] : []),
    ...(fields.kept?.model ? [item(say("wizard.settings"), <Settings of={fields.kept.model} />)] : []),
    ...(typeof fields.kept?.coerce === "boolean"
      ? [item(say("wizard.coerce"), say(fields.kept.coerce ? "form.yes" : "form.no"))]
      : []),
    item(
      say("wizard.requests"),
      batch === 1
        ? say("wizard.requests.single", { count: requests })
        : say("wizard.requests.value", { count: requests, rows: batch }),
    ),
    item(
      say("wizard.tokens"),
      <div>
        {rendering.data &&
          say("wizard.tokens.input", { each: rendering.data.tokens, all: rendering.data.tokens * requests })}
        <div className={output === null ? "soft" : undefined}>
          {output === null ? say("wizard.tokens.output.unknown") : say("wizard.tokens.output", { all: output })}
        </div>
      </div>,
    ),
  ];
  const look = () => void run({ modelId: fields.modelId ?? "", values, count: preview.count }, preview.calls);
  return (
    <div className="wizard-columns">
      <div style={{ minWidth: 0 }}>
        <Descriptions
          size="small"
          column={1}
          styles={{
            label: { width: 150, overflowWrap: "anywhere" },
            content: { overflowWrap: "anywhere", whiteSpace: "pre-wrap", minWidth: 0 },
          }}
          items={items}
        />
        <div style={{ marginTop: 12 }}>
          <ProblemList problems={problems} />
        </div>
        {allocation && <AllocationView allocation={allocation} />}
        <ProblemAlert error={rendering.error} onRetry={() => void rendering.refetch()} />
      </div>
      <div style={{ minWidth: 0, display: "grid", gap: 12, alignContent: "start" }}>
        <div>
          <Button onClick={look} loading={attempts.some(({ pending }) => pending)}>
            {say("wizard.preview", { count: preview.rows })}
          </Button>
          <div className="soft" style={{ marginTop: 4 }}>
            {say("wizard.preview.help", { count: preview.calls })}
          </div>
        </div>
        <div aria-live="polite" style={{ display: "grid", gap: 12 }}>
          {attempts.map((attempt, at) => (
            <TryResult
              // biome-ignore lint/suspicious/noArrayIndexKey: calls keep their order.
              key={at}
              name={preview.calls === 1 ? (model?.name ?? "") : say("wizard.preview.call", { number: at + 1 })}
              attempt={attempt}
            />
          ))}
        </div>
      </div>
    </div>
  );
}

/** What rows have to pass, in a line for each gate. */
function Quality({ gates, rows }: { readonly gates: GateFields; readonly rows: number }) {
  const say = useText();
  const { choice, near, similarity, meaning, heldOut, judge } = gates;
  return (
    <>
      <div>
        {say("gates.review.rules", { preset: say(`gates.preset.${choice}`) })}
        {choice === "custom" && ` (${gates.rules.length})`}
      </div>
      {near && <div>{say("gates.review.near", { similarity: similarity ?? NEAR_USUAL })}</div>}
      {meaning && <div>{say("gates.review.semantic", { similarity: meaning.threshold ?? COSINE_USUAL })}</div>}
      {heldOut.length > 0 && <div>{say("gates.review.heldOut", { count: heldOut.length })}</div>}
      {judge && <div>{say("gates.review.judge", { count: judgeRequests(judge, rows) })}</div>}
    </>
  );
}

/** Whether the rows are evaluated at the end, and what that takes. */
function Evaluated({ of, rows }: { readonly of: EvaluateFields; readonly rows: number }) {
  const say = useText();
  const { automatic, judged, judge, sample } = of;
  const looked = Math.min(sample ?? SAMPLE_USUAL, rows);
  return (
    <>
      <div>{say(automatic ? "wizard.evaluation.automatic" : "form.no")}</div>
      {automatic && judged && (
        <div>{say("evaluation.cost", { count: judgeRequests(judge, looked), rows: looked })}</div>
      )}
    </>
  );
}

function said(value: Value): string {
  return value === null || value === undefined || value === "" ? "–" : String(value);
}

/** What goes along as it is: a line for each. */
function Settings({ of }: { of: Record<string, unknown> }) {
  return Object.entries(of).map(([name, value]) => (
    <div key={name} className="mono">
      {`${name}: ${typeof value === "string" ? value : writeJson(value)}`}
    </div>
  ));
}

/** A template's first request with these values, as the model would get it. */
function renderQuery(id: string, request: Schemas["TemplateRenderRequest"]) {
  return queryOptions({
    queryKey: ["templates", "render", id, request],
    queryFn: ({ signal }) =>
      content(
        api.POST("/api/v1/data-synthesis/templates/{id}/render", { params: { path: { id } }, body: request, signal }),
      ),
    gcTime: 0,
  });
}
