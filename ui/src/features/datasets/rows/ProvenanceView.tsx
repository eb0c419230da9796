import { Collapse, Descriptions } from "antd";
import { Link } from "react-router";
import { item } from "../../../shared/item";
import { JsonView } from "../../../shared/JsonView";
import { roleText } from "../../../shared/row/roleText";
import { useFormats, useText } from "../../../text/language";
import type { Provenance } from "../types";

/** Where a row comes from: the request that brought it with prompt and response, or the file it stood in. */
export function ProvenanceView({ provenance }: { provenance: Provenance }) {
  const say = useText();
  const { prompt, answer, thinking, answerDropped, task } = provenance;
  const items = useItems(provenance);
  return (
    <>
      <h3 className="section-title">{say("datasets.provenance")}</h3>
      {items.length > 0 ? (
        <Descriptions size="small" column={{ xs: 1, md: 2 }} items={items} />
      ) : (
        <p className="soft">{say("datasets.provenance.none")}</p>
      )}
      {prompt && (
        <>
          <h3 className="section-title">{say("datasets.provenance.prompt")}</h3>
          {prompt.system && <Said label={roleText("system", say)} text={prompt.system} />}
          <Said label={roleText("user", say)} text={prompt.user} />
        </>
      )}
      {thinking && (
        <Collapse
          ghost
          size="small"
          items={[{ key: "thinking", label: say("word.thinking"), children: <JsonView value={thinking} /> }]}
        />
      )}
      {(answer || answerDropped || (task && prompt)) && (
        <h3 className="section-title">{say("datasets.provenance.answer")}</h3>
      )}
      {answer ? (
        <JsonView value={answer} height={300} />
      ) : (
        answerDropped && <p className="soft">{say("datasets.provenance.dropped")}</p>
      )}
    </>
  );
}

function Said({ label, text }: { label: string; text: string }) {
  return (
    <div style={{ marginBottom: 8 }}>
      <div className="soft row-label">{label}</div>
      <JsonView value={text} height={220} />
    </div>
  );
}

function useItems(provenance: Provenance) {
  const say = useText();
  const { number, millis, dateTime } = useFormats();
  const { task, template, model, unit, category, importedFrom, finish, latencyMillis, at } = provenance;
  const request = task && unit && `/data/synthesis/tasks/${task.id}?${new URLSearchParams({ request: unit })}`;
  return [
    task && item(say("datasets.task"), <Link to={`/data/synthesis/tasks/${task.id}`}>{task.name}</Link>),
    template &&
      item(
        say("word.template"),
        <span>
          {template.id ? <Link to={`/data/synthesis/templates/${template.id}`}>{template.name}</Link> : template.name}{" "}
          {say("templates.revision", { number: template.revision })}
        </span>,
      ),
    model && item(say("word.model"), model),
    unit &&
      item(
        say("datasets.provenance.request"),
        request ? (
          <Link className="mono" to={request}>
            {unit}
          </Link>
        ) : (
          <span className="mono">{unit}</span>
        ),
      ),
    ...Object.entries(category ?? {}).map(([dimension, value]) => item(dimension, value)),
    importedFrom &&
      item(
        say("datasets.provenance.file"),
        <span className="anywhere">
          {importedFrom.file}
          {importedFrom.line ? ` · ${say("datasets.import.at", { line: importedFrom.line })}` : ""}
        </span>,
      ),
    provenance.inputTokens !== null &&
      provenance.inputTokens !== undefined &&
      item(
        say("word.tokens"),
        say("word.tokens.inOut", {
          input: number(provenance.inputTokens),
          output: number(provenance.outputTokens),
        }),
      ),
    latencyMillis !== null && latencyMillis !== undefined && item(say("word.latency"), millis(latencyMillis)),
    finish && item(say("task.request.finish"), finish),
    at && item(say("task.requests.at"), dateTime(at)),
  ].filter((it) => it !== false && it !== null && it !== undefined && it !== "");
}
