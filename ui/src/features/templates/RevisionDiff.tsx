import { useQuery } from "@tanstack/react-query";
import { Button, Segmented, Skeleton } from "antd";
import { useState } from "react";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { useText } from "../../text/language";
import { ChangeView } from "./ChangeView";
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
          <Button loading={content.isLoading} onClick={() => content.data && onUse(content.data)}>
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
