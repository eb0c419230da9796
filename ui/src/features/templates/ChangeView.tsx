import type { Schemas } from "../../api/client";
import { writeJson } from "../../api/exactJson";
import { useText } from "../../text/language";

const SIGNS = { both: " ", removed: "-", added: "+" } as const;
const LOOKS = { both: undefined, removed: "diff-removed", added: "diff-added" } as const;

/** One field that differs: of texts line by line, else before and after. */
export function ChangeView({ change }: { change: Schemas["TemplateChange"] }) {
  const say = useText();
  const { field, kind, before, after, hunks } = change;
  return (
    <section className="panel" style={{ marginBottom: 12, minWidth: 0 }} aria-label={field}>
      <div style={{ padding: "6px 12px", borderBottom: "1px solid var(--line)" }}>
        <span className="mono">{field}</span> <span className="soft">{say(`templates.change.${kind}`)}</span>
      </div>
      <div className="diff-lines mono">
        {hunks.length > 0
          ? hunks.map((hunk, at) => (
              <div key={`${hunk.fromLine} ${hunk.toLine}`} style={{ padding: 0 }}>
                {at > 0 && <div className="soft">{"⋯"}</div>}
                {hunk.lines.map((line) => (
                  <div key={`${line.fromLine} ${line.toLine}`} className={LOOKS[line.side]}>
                    {SIGNS[line.side]} {line.text}
                  </div>
                ))}
              </div>
            ))
          : [
              before !== undefined && before !== null && (
                <div key="before" className="diff-removed">
                  {SIGNS.removed} {written(before)}
                </div>
              ),
              after !== undefined && after !== null && (
                <div key="after" className="diff-added">
                  {SIGNS.added} {written(after)}
                </div>
              ),
            ]}
      </div>
    </section>
  );
}

function written(value: unknown): string {
  return typeof value === "string" ? value : writeJson(value, 2);
}
