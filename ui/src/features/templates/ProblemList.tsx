import { CloseCircleOutlined, WarningOutlined } from "@ant-design/icons";
import type { Schemas } from "../../api/client";
import { useText } from "../../text/language";
import { ServiceText } from "../../text/ServiceText";
import { saysNoLine } from "./problemLine";

/** What the service finds wrong with a template, or worth a look. */
export function ProblemList({ problems }: { problems: readonly Schemas["TemplateProblem"][] }) {
  const say = useText();
  const lineOf = ({ field, textLine }: Schemas["TemplateProblem"]) => {
    const line = say("templates.form.line", { line: textLine ?? 1 });
    return field === "system" ? `${say("templates.form.system")} · ${line}` : line;
  };
  return (
    <div aria-live="polite">
      {problems.length > 0 && (
        <ul
          aria-label={say("templates.form.problems")}
          style={{ listStyle: "none", margin: "0 0 16px", padding: 0, display: "grid", gap: 4 }}
        >
          {problems.map((it) => (
            <li key={`${it.field} ${it.message}`} style={{ display: "flex", gap: 8, minWidth: 0 }}>
              {it.severity === "error" ? (
                <CloseCircleOutlined style={{ color: "var(--bad)" }} aria-label={say("templates.form.error")} />
              ) : (
                <WarningOutlined style={{ color: "var(--warn)" }} aria-label={say("templates.form.warning")} />
              )}
              <span style={{ minWidth: 0, overflowWrap: "anywhere" }}>
                {saysNoLine(it) && <span className="soft">{lineOf(it)} </span>}
                {/^[a-z]/.test(it.message) && <span className="mono">{it.field || "template"} </span>}
                <ServiceText text={it} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
