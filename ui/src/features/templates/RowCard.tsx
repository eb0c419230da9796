import { Tag } from "antd";
import type { Schemas } from "../../api/client";
import { useText } from "../../text/language";

const REASONS = ["malformed", "schema", "duplicate"] as const;

/** A row of an answer: its fields, and what is wrong with it. */
export function RowCard({ row: { row, text, verdict, reason, problems } }: { row: Schemas["TemplateTryRow"] }) {
  const say = useText();
  const known = REASONS.find((it) => it === reason);
  return (
    <article
      className="panel row-card"
      style={{
        padding: "8px 12px",
        minWidth: 0,
        borderInlineStart: `3px solid var(--${verdict === "accepted" ? "good" : "bad"})`,
      }}
    >
      {verdict === "rejected" && (
        <div style={{ marginBottom: 6 }}>
          <Tag color="error">{known ? say(`templates.try.reason.${known}`) : (reason ?? verdict)}</Tag>
          {problems.map((problem) => (
            <div key={problem} lang="en" style={{ color: "var(--bad)", overflowWrap: "anywhere" }}>
              {problem}
            </div>
          ))}
        </div>
      )}
      {row ? (
        <dl>
          {Object.entries(row).map(([field, value]) => (
            <div key={field}>
              <dt>{field}</dt>
              <dd className={typeof value === "object" && value !== null ? "mono" : undefined}>
                {typeof value === "string" ? value : JSON.stringify(value, null, 2)}
              </dd>
            </div>
          ))}
        </dl>
      ) : (
        <pre className="mono" style={{ margin: 0, whiteSpace: "pre-wrap", overflowWrap: "anywhere" }}>
          {text}
        </pre>
      )}
    </article>
  );
}
