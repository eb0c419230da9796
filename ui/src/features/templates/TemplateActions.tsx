import { App, Button, Flex, type MenuProps } from "antd";
import { Link, useNavigate } from "react-router";
import { RowMenu } from "../../shared/RowMenu";
import { useConfirmDanger } from "../../shared/useConfirmDanger";
import { useSayFailure } from "../../shared/useSayFailure";
import { useText } from "../../text/language";
import {
  exportAddress,
  type Template,
  type TemplateSummary,
  tasksOf,
  useDeleteTemplate,
  useDuplicateTemplate,
  useRestoreTemplate,
} from "./templateQueries";

/** Brings an archived template back, and says what came of it. */
export function useBringBack(then?: (restored: Template) => void) {
  const say = useText();
  const { message } = App.useApp();
  const sayFailure = useSayFailure();
  const { mutate, isPending } = useRestoreTemplate();
  const bringBack = ({ id, name }: Pick<Template, "id" | "name">) =>
    mutate(id, {
      onSuccess: (restored) => {
        void message.success(say("templates.restored", { name }));
        then?.(restored);
      },
      onError: sayFailure,
    });
  return { bringBack, isPending };
}

export function TemplateActions({ template }: { template: TemplateSummary }) {
  const say = useText();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const confirmDanger = useConfirmDanger();
  const sayFailure = useSayFailure();
  const duplicate = useDuplicateTemplate();
  const remove = useDeleteTemplate();
  const restore = useBringBack();
  const { id, name, revision, archivedAt } = template;

  const askDelete = async () => {
    const tasks = await tasksOf(id);
    confirmDanger({
      title: say(tasks > 0 ? "templates.archive.title" : "delete.title", { name }),
      lost:
        tasks > 0 ? say("templates.archive.lost", { count: tasks }) : say("templates.delete.lost", { count: revision }),
      yes: tasks > 0 ? say("templates.archive") : undefined,
      run: async () => {
        const archived = await remove.mutateAsync(template);
        void message.success(say(archived ? "templates.archived" : "delete.done", { name }));
      },
    });
  };
  const copy = () =>
    duplicate.mutate(id, {
      onSuccess: (made) => {
        void message.success(say("templates.duplicated", { name: made.name }));
        void navigate(`/data/synthesis/templates/${made.id}`);
      },
      onError: sayFailure,
    });
  const items = (): NonNullable<MenuProps["items"]> => [
    {
      key: "export",
      label: (
        <a href={exportAddress(id)} download>
          {say("templates.export")}
        </a>
      ),
    },
    ...(archivedAt
      ? []
      : [
          {
            key: "task",
            label: <Link to={`/data/synthesis/tasks/new?template=${id}`}>{say("synthesis.createTask")}</Link>,
          },
          { type: "divider" as const },
          {
            key: "delete",
            danger: true,
            label: say("action.delete"),
            onClick: () => void askDelete().catch(sayFailure),
          },
        ]),
  ];
  return (
    <Flex gap={4} style={{ marginInlineStart: -7 }}>
      <Button size="small" type="text" onClick={() => navigate(`/data/synthesis/templates/${id}`)}>
        {say("templates.view")}
      </Button>
      {archivedAt ? (
        <Button size="small" type="text" loading={restore.isPending} onClick={() => restore.bringBack(template)}>
          {say("templates.restore")}
        </Button>
      ) : (
        <Button size="small" type="text" loading={duplicate.isPending} onClick={copy}>
          {say("templates.duplicate")}
        </Button>
      )}
      <RowMenu name={name} items={items} />
    </Flex>
  );
}
