import { useQuery } from "@tanstack/react-query";
import { Button, Flex, Pagination, Skeleton, Tag } from "antd";
import { useState } from "react";
import { useLocation, useNavigate } from "react-router";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { SideDrawer } from "../../shared/SideDrawer";
import { useFormats, useText } from "../../text/language";
import { RevisionDiff } from "./RevisionDiff";
import { revisionsHash, revisionsIn } from "./revisionsHash";
import { revisionsQuery, type Template } from "./templateQueries";

/** All revisions of a template; each shows what it changed. */
export function RevisionsDrawer({ template, onUse }: { template: Template; onUse: (content: Template) => void }) {
  const say = useText();
  const { dateTime } = useFormats();
  const navigate = useNavigate();
  const { open, revision: chosen } = revisionsIn(useLocation().hash);
  const [page, setPage] = useState(0);
  const revisions = useQuery({ ...revisionsQuery(template.id, page), enabled: open });
  const close = () => navigate({ hash: "" }, { replace: true, preventScrollReset: true });
  const list = revisions.data;
  const shown = chosen ?? list?.content[0]?.revision;
  return (
    <SideDrawer
      open={open}
      size="min(960px, 92vw)"
      title={say("templates.revisions.title", { name: template.name })}
      onClose={close}
    >
      <ProblemAlert error={revisions.error} onRetry={() => void revisions.refetch()} />
      {revisions.isPending && <Skeleton active />}
      {list && (
        <div className="revision-columns">
          <nav aria-label={say("templates.revisions")}>
            {list.content.map(({ revision, createdAt, name }) => (
              <Button
                key={revision}
                block
                type={revision === shown ? "primary" : "text"}
                ghost={revision === shown}
                aria-current={revision === shown}
                style={{ height: "auto", padding: "6px 10px", textAlign: "start", display: "block", marginBottom: 4 }}
                onClick={() => navigate({ hash: revisionsHash(revision) }, { replace: true, preventScrollReset: true })}
              >
                <Flex gap={6} align="center" wrap>
                  <b>{say("templates.revision", { number: revision })}</b>
                  {revision === template.newestRevision && <Tag>{say("templates.revisions.newest")}</Tag>}
                </Flex>
                <div className="soft" style={{ whiteSpace: "normal" }}>
                  {dateTime(createdAt)}
                  {name !== template.name && ` · ${name}`}
                </div>
              </Button>
            ))}
            {list.totalPages > 1 && (
              <Pagination
                simple
                size="small"
                current={page + 1}
                pageSize={list.size}
                total={list.totalElements}
                onChange={(number) => setPage(number - 1)}
              />
            )}
          </nav>
          {shown !== undefined && (
            <RevisionDiff
              key={shown}
              template={template}
              revision={shown}
              onUse={(content) => {
                onUse(content);
                close();
              }}
            />
          )}
        </div>
      )}
    </SideDrawer>
  );
}
