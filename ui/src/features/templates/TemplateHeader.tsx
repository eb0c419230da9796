import { HistoryOutlined } from "@ant-design/icons";
import { Alert, App, Button, Tag } from "antd";
import { useNavigate } from "react-router";
import { PageHeader } from "../../shared/PageHeader";
import { useFormats, useText } from "../../text/language";
import { exportAddress, type Template, useRestoreTemplate } from "./templateQueries";
import { useSayFailure } from "./useSayFailure";

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
  const { ago } = useFormats();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const sayFailure = useSayFailure();
  const restore = useRestoreTemplate();
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
  const bringBack = () =>
    restore.mutate(id, {
      onSuccess: (restored) => {
        void message.success(say("templates.restored", { name }));
        onBegin(restored);
      },
      onError: sayFailure,
    });
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
            <Button icon={<HistoryOutlined aria-hidden />} onClick={() => navigate("#revisions")}>
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
            <Button size="small" loading={restore.isPending} onClick={bringBack}>
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
