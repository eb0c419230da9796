import { Tag } from "antd";
import type { Schemas } from "../../api/client";
import { RowCard } from "../../shared/row/RowCard";
import { knownText } from "../../text/known";
import { useText } from "../../text/language";
import { ServiceText } from "../../text/ServiceText";

/** A row of an answer, or what was meant as one, and what is wrong with it. */
export function TryRow({ row: { row, text, verdict, reason, problems, coerced } }: { row: Schemas["TemplateTryRow"] }) {
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
