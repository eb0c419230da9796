import { Tag } from "antd";
import type { Schemas } from "../../api/client";
import { RowCard } from "../../shared/row/RowCard";
import { useText } from "../../text/language";
import { ServiceText } from "../../text/ServiceText";

const REASONS = ["MALFORMED", "SCHEMA", "DUPLICATE"] as const;

/** A row of an answer, or what was meant as one, and what is wrong with it. */
export function TryRow({ row: { row, text, verdict, reason, problems, coerced } }: { row: Schemas["TemplateTryRow"] }) {
  const say = useText();
  const known = REASONS.find((it) => it === reason?.toUpperCase());
  return (
    <RowCard row={row ?? text} verdict={verdict}>
      {coerced.length > 0 && (
        <div style={{ marginBottom: 6, color: "var(--text-soft)" }}>
          {say("templates.try.coerced", { places: coerced.join(", ") })}
        </div>
      )}
      {verdict === "rejected" && (
        <div style={{ marginBottom: 6 }}>
          <Tag color="error">{known ? say(`task.reason.${known}`) : (reason ?? verdict)}</Tag>
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
