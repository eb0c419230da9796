import { useQuery } from "@tanstack/react-query";
import { Button, Segmented, Skeleton } from "antd";
import { useState } from "react";
import type { Schemas } from "../../api/client";
import { writeJson } from "../../api/exactJson";
import { ProblemAlert } from "../../shared/ProblemAlert";
import "../../shared/diff.css";
import { useText } from "../../text/language";
import { diffQuery, type Template, templateQuery } from "./templateQueries";

interface Props {
  readonly template: Template;
  readonly revision: number;
  readonly onUse: (content: Template) => void;
}

/** What a revision changed: against the one before it, or what has changed since. */
export function RevisionDiff({ template, revision, onUse }: Props) {
  const say = useText();
  const newest = template.newestRevision;
  const isFirst = revision === 1;
  const isNewest = revision === newest;
  const [against, setAgainst] = useState<"before" | "newest">(isFirst ? "newest" : "before");
  const [from, to] = against === "before" ? [revision - 1, revision] : [revision, newest];
  const diff = useQuery({ ...diffQuery(template.id, from, to), enabled: from !== to && from > 0 });
  const content = useQuery({ ...templateQuery(template.id, revision), enabled: !isNewest });
  return (
    <div style={{ minWidth: 0 }}>
      <div style={{ display: "flex", flexWrap: "wrap", gap: 8, marginBottom: 12 }}>
        {!isFirst && !isNewest && (
          <Segmented
            value={against}
            options={[
              { value: "before", label: say("templates.revisions.before") },
              { value: "newest", label: say("templates.revisions.since") },
            ]}
            onChange={setAgainst}
          />
        )}
        {!isNewest && !template.archivedAt && (
          <Button
            loading={content.isLoading}
            disabled={!content.data}
            onClick={() => content.data && onUse(content.data)}
          >
            {say("templates.revisions.use")}
          </Button>
        )}
      </div>
      <ProblemAlert error={diff.error ?? content.error} />
      {from === to || from === 0 ? (
        <p className="soft">{say("templates.revisions.first")}</p>
      ) : (
        <p className="soft" style={{ marginTop: 0 }}>
          {say("templates.revisions.fromTo", { from, to })}
        </p>
      )}
      {diff.isLoading && <Skeleton active />}
      {diff.data?.changes.length === 0 && <p>{say("templates.revisions.same")}</p>}
      {diff.data?.changes.map((change) => (
        <ChangeView key={change.field} change={change} />
      ))}
    </div>
  );
}

const SIGNS = { both: " ", removed: "-", added: "+" } as const;
const LOOKS = { both: undefined, removed: "diff-removed", added: "diff-added" } as const;

/** One field that differs: of texts line by line, else before and after. */
function ChangeView({ change }: { change: Schemas["TemplateChange"] }) {
  const say = useText();
  const { field, kind, before, after, hunks } = change;
  return (
    <section className="panel" style={{ marginBottom: 12, minWidth: 0 }} aria-label={field}>
      <div className="diff-head">
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
