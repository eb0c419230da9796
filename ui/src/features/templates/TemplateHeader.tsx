import { HistoryOutlined } from "@ant-design/icons";
import { Alert, Button, Tag } from "antd";
import { useNavigate } from "react-router";
import { useAgo } from "../../shared/clock";
import { PageHeader } from "../../shared/PageHeader";
import { useText } from "../../text/language";
import { useBringBack } from "./TemplateActions";
import { exportAddress, type Template } from "./templateQueries";

interface Props {
  readonly base: Template | null;
  readonly newest: Template | null;
  readonly changed: boolean;
  /** Begins again with what is stored now. */
  readonly onBegin: (stored: Template) => void;
}

/** The top of a template: which revision this is, and whether it is still the newest. */
export function TemplateHeader({ base, newest, changed, onBegin }: Props) {
  const say = useText();
  const ago = useAgo();
  const navigate = useNavigate();
  const restore = useBringBack(onBegin);
  if (base === null) {
    return (
      <PageHeader
        title={say("synthesis.createTemplate")}
        about={say("templates.form.new.about")}
        back="/data/synthesis/templates"
      />
    );
  }
  const { id, name, revision, updatedAt, archivedAt } = base;
  return (
    <>
      <PageHeader
        title={name}
        back="/data/synthesis/templates"
        mark={
          <>
            <Tag>{say("templates.revision", { number: revision })}</Tag>
            {archivedAt && <Tag color="warning">{say("templates.archived.tag")}</Tag>}
          </>
        }
        about={say("templates.form.updated", { ago: ago(updatedAt) })}
        actions={
          <>
            <Button
              icon={<HistoryOutlined aria-hidden />}
              onClick={() => navigate("#revisions", { preventScrollReset: true })}
            >
              {say("templates.revisions")}
            </Button>
            <Button href={exportAddress(id)} download>
              {say("templates.export")}
            </Button>
            {!archivedAt && (
              <Button onClick={() => navigate(`/data/synthesis/tasks/new?template=${id}`)}>
                {say("synthesis.createTask")}
              </Button>
            )}
          </>
        }
      />
      {archivedAt && (
        <Alert
          type="warning"
          showIcon
          style={{ marginBottom: 16 }}
          title={say("templates.archived.page")}
          action={
            <Button size="small" loading={restore.isPending} onClick={() => restore.bringBack(base)}>
              {say("templates.restore")}
            </Button>
          }
        />
      )}
      {newest && newest.revision > revision && (
        <Alert
          type="info"
          showIcon
          style={{ marginBottom: 16 }}
          title={say("templates.newer", { revision: newest.revision })}
          description={changed ? say("templates.newer.changed") : undefined}
          action={
            !changed && (
              <Button size="small" onClick={() => onBegin(newest)}>
                {say("templates.newer.load")}
              </Button>
            )
          }
        />
      )}
    </>
  );
}
