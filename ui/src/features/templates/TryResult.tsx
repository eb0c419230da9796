import { Alert, Collapse, Skeleton, Tag } from "antd";
import type { Schemas } from "../../api/client";
import { Problem } from "../../api/problem";
import { JsonView } from "../../shared/JsonView";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { RowCard } from "../../shared/row/RowCard";
import { knownText } from "../../text/known";
import { useFormats, useText } from "../../text/language";
import { ServiceText } from "../../text/ServiceText";
import { CallFailure } from "../models/CallFailure";
import type { TemplateTry } from "./templateQueries";
import type { Attempt } from "./useTries";

/** What came of one call: rows, figures, the prompt as sent and the raw answer; or why there is none. */
export function TryResult({ name, attempt }: { name: string; attempt: Attempt }) {
  const say = useText();
  const { pending, result, error } = attempt;
  return (
    <section className="panel" aria-label={name} style={{ padding: 12, minWidth: 0 }}>
      <h3 style={{ margin: "0 0 8px", fontSize: 14, fontWeight: 600, overflowWrap: "anywhere" }}>{name}</h3>
      {pending && (
        <div role="status" aria-label={say("templates.try.running")}>
          <Skeleton active title={false} paragraph={{ rows: 5 }} />
        </div>
      )}
      <ProblemAlert error={error} fields={fieldsOf(error)} />
      {result && <Outcome result={result} />}
    </section>
  );
}

function Outcome({ result }: { result: TemplateTry }) {
  const say = useText();
  const { number, millis } = useFormats();
  const { answer, failure, rows, accepted, prompt, notes } = result;
  const sent = prompt.messages.map(({ role, text }) => `${say(`templates.role.${role}`)}\n${text}`).join("\n\n");
  return (
    <div style={{ display: "grid", gap: 8, minWidth: 0 }}>
      {failure && <CallFailure failure={failure} />}
      {answer && (
        <div style={{ display: "flex", flexWrap: "wrap", gap: "4px 12px" }} className="soft">
          <Tag color={accepted === rows.length && accepted > 0 ? "success" : "warning"} style={{ marginInlineEnd: 0 }}>
            {say("templates.try.accepted", { accepted, rows: rows.length })}
          </Tag>
          <span>
            {say("templates.try.tokens", { input: number(answer.inputTokens), output: number(answer.outputTokens) })}
          </span>
          {answer.estimatedTokens > 0 && (
            <span>{say("word.tokens.estimated", { count: number(answer.estimatedTokens) })}</span>
          )}
          <span>{millis(answer.latencyMillis)}</span>
        </div>
      )}
      {answer?.refusal && (
        <Alert
          type="warning"
          showIcon
          title={say(answer.filtered ? "templates.try.filtered" : "failure.REFUSED")}
          description={answer.refusal}
        />
      )}
      {answer?.truncated && <Alert type="warning" showIcon title={say("templates.try.truncated")} />}
      {notes.map((note) => (
        <div key={`${note.code} ${note.message}`} className="soft" style={{ overflowWrap: "anywhere" }}>
          <ServiceText text={note} />
        </div>
      ))}
      {rows.map((row, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: an answer never changes.
        <TryRow key={index} row={row} />
      ))}
      <Collapse
        ghost
        size="small"
        items={[
          {
            key: "prompt",
            label: say("templates.try.prompt", { tokens: prompt.tokens }),
            children: <JsonView value={sent} />,
          },
          ...(answer?.thinking
            ? [{ key: "thinking", label: say("word.thinking"), children: <JsonView value={answer.thinking} /> }]
            : []),
          ...(answer
            ? [{ key: "answer", label: say("templates.try.answer"), children: <JsonView value={answer.text} /> }]
            : []),
        ]}
      />
    </div>
  );
}

function fieldsOf(error: unknown) {
  return error instanceof Problem ? error.fields : [];
}

/** A row of an answer, or what was meant as one, and what is wrong with it. */
function TryRow({ row: { row, text, verdict, reason, problems, coerced } }: { row: Schemas["TemplateTryRow"] }) {
  const say = useText();
  return (
    <RowCard row={row ?? text} verdict={verdict}>
      {coerced.length > 0 && (
        <div style={{ marginBottom: 6, color: "var(--text-soft)" }}>
          {say("templates.try.coerced", { places: coerced.join(", ") })}
        </div>
      )}
      {verdict === "rejected" && (
        <div style={{ marginBottom: 6 }}>
          <Tag color="error">{knownText(say, `task.reason.${reason?.toUpperCase()}`, reason ?? verdict)}</Tag>
          {problems.map((problem) => (
            <div key={problem.message} style={{ color: "var(--bad)" }}>
              <ServiceText text={problem} />
            </div>
          ))}
        </div>
      )}
    </RowCard>
  );
}
