import { App, type MenuProps } from "antd";
import { useMemo } from "react";
import { useConfirmDanger } from "../../shared/useConfirmDanger";
import { useSayFailure } from "../../shared/useSayFailure";
import { useFormats, useText } from "../../text/language";
import { sentences } from "../../text/sentences";
import { lossOf, useChangeDataset, useDeleteDataset } from "./datasetQueries";
import type { Dataset } from "./types";

type Items = NonNullable<MenuProps["items"]>;

/** What else can be done with a dataset: the entries of its menu. */
export function useDatasetActions({
  onEdit,
  onDeleted,
}: {
  readonly onEdit: (dataset: Dataset) => void;
  readonly onDeleted?: () => void;
}): (dataset: Dataset) => Items {
  const say = useText();
  const { bytes, list } = useFormats();
  const { message } = App.useApp();
  const sayFailure = useSayFailure();
  const confirmDanger = useConfirmDanger();
  const { mutate: change } = useChangeDataset();
  const { mutateAsync: remove } = useDeleteDataset();
  return useMemo(() => {
    const askDelete = async ({ id, name }: Dataset) => {
      const loss = await lossOf(id);
      confirmDanger({
        title: say("delete.title", { name }),
        lost: sentences(
          say("datasets.delete.lost", {
            parts: list([
              say("datasets.delete.rows", { count: loss.rows, size: bytes(loss.bytes) }),
              ...(loss.versions > 0 ? [say("datasets.delete.versions", { count: loss.versions })] : []),
              ...(loss.exports > 0 ? [say("datasets.delete.exports", { count: loss.exports })] : []),
            ]),
          }),
          loss.tasks > 0 && say("datasets.delete.tasks", { count: loss.tasks }),
        ),
        run: async () => {
          await remove(id);
          void message.success(say("delete.done", { name }));
          onDeleted?.();
        },
      });
    };
    const archive = ({ id, name, archived }: Dataset) =>
      change(
        { id, fields: { archived: !archived } },
        {
          onSuccess: () =>
            void message.success(say(archived ? "datasets.restored" : "datasets.archive.done", { name })),
          onError: sayFailure,
        },
      );
    return (dataset) => [
      { key: "edit", label: say("action.edit"), onClick: () => onEdit(dataset) },
      {
        key: "archive",
        label: say(dataset.archived ? "datasets.restore" : "datasets.archive"),
        onClick: () => archive(dataset),
      },
      { type: "divider" },
      {
        key: "delete",
        danger: true,
        label: say("action.delete"),
        onClick: () => void askDelete(dataset).catch(sayFailure),
      },
    ];
  }, [say, bytes, list, message, sayFailure, confirmDanger, change, remove, onEdit, onDeleted]);
}
