import { useQuery } from "@tanstack/react-query";
import { Button, Descriptions, type FormInstance } from "antd";
import { ProblemAlert } from "../../../shared/ProblemAlert";
import type { FoundVariable } from "../../../shared/ValueFields";
import { useFormats, useText } from "../../../text/language";
import type { Model } from "../../models/modelQueries";
import { TryResult } from "../../templates/TryResult";
import type { Template } from "../../templates/templateQueries";
import { batchOf, parametersOf, usesCount, type WizardFields } from "./wizardForm";
import { datasetsQuery, renderQuery, useTryStored } from "./wizardQueries";

const PREVIEW_ROWS = 5;

interface Props {
  readonly form: FormInstance<WizardFields>;
  readonly template: Template;
  readonly variables: readonly FoundVariable[];
  readonly model: Model | undefined;
}

/** Everything at a glance: what will be asked, what it takes, and five rows to look at. */
export function ReviewStep({ form, template, variables, model }: Props) {
  const say = useText();
  const { number } = useFormats();
  const fields = form.getFieldsValue(true) as WizardFields;
  const { to, datasetId, dataset, format } = fields.output;
  const values = parametersOf(fields, variables);
  const batch = batchOf(fields, variables);
  const requests = Math.ceil(fields.count / batch);
  const rendering = useQuery(renderQuery(template.id, { values, count: Math.min(batch, fields.count) }));
  const datasets = useQuery({ ...datasetsQuery(""), enabled: to === "existing" });
  const preview = useTryStored(template.id);
  const answer = preview.data?.answer;
  const rows = preview.data?.rows.length ?? 0;
  const output = answer && rows > 0 ? Math.round((answer.outputTokens / rows) * fields.count) : null;

  const item = (label: string, children: React.ReactNode) => ({ key: label, label, children });
  const items = [
    item(say("wizard.name"), fields.name),
    item(say("wizard.template"), `${template.name} · ${say("templates.revision", { number: template.revision })}`),
    item(say("wizard.model"), model?.name),
    ...variables.filter((it) => !it.builtIn).map((it) => item(it.name, said(values[it.name] ?? it.default))),
    item(say("wizard.count"), number(fields.count)),
    item(
      say("wizard.output"),
      to === "existing"
        ? (datasets.data?.content.find(({ id }) => id === datasetId)?.name ?? datasetId)
        : dataset?.trim() || fields.name,
    ),
    item(say("wizard.format"), format),
    ...(fields.concurrency ? [item(say("wizard.concurrency"), number(fields.concurrency))] : []),
    ...(fields.distinctOn?.length ? [item(say("wizard.distinctOn"), fields.distinctOn.join(", "))] : []),
    ...(fields.seed !== undefined && fields.seed !== null ? [item(say("wizard.seed"), String(fields.seed))] : []),
    item(say("wizard.requests"), say("wizard.requests.value", { count: requests, rows: batch })),
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
  const look = () =>
    preview.mutate({
      modelId: fields.modelId ?? "",
      values,
      count: usesCount(variables) ? Math.min(PREVIEW_ROWS, fields.count) : undefined,
    });
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
        <ProblemAlert error={rendering.error} onRetry={() => void rendering.refetch()} />
      </div>
      <div style={{ minWidth: 0, display: "grid", gap: 12, alignContent: "start" }}>
        <div>
          <Button onClick={look} loading={preview.isPending}>
            {say("wizard.preview", { count: usesCount(variables) ? Math.min(PREVIEW_ROWS, fields.count) : 1 })}
          </Button>
          <div className="soft" style={{ marginTop: 4 }}>
            {say("wizard.preview.help")}
          </div>
        </div>
        <div aria-live="polite">
          {!preview.isIdle && (
            <TryResult
              name={model?.name ?? ""}
              attempt={{ pending: preview.isPending, result: preview.data, error: preview.error ?? undefined }}
            />
          )}
        </div>
      </div>
    </div>
  );
}

function said(value: string | number | boolean | null | undefined): string {
  return value === null || value === undefined || value === "" ? "–" : String(value);
}
