import { App, Button, Flex } from "antd";
import { useConfirmDanger } from "../../shared/useConfirmDanger";
import { useText } from "../../text/language";
import { type Model, useDeleteModel } from "./modelQueries";

export interface OnModel {
  readonly onTest: (model: Model) => void;
  readonly onEdit: (model: Model) => void;
}

/** What can be done with one model. */
export function ModelActions({ model, onTest, onEdit }: { model: Model } & OnModel) {
  const say = useText();
  const { message } = App.useApp();
  const confirmDanger = useConfirmDanger();
  const remove = useDeleteModel();
  const { name } = model;
  const askDelete = () =>
    confirmDanger({
      title: say("delete.title", { name }),
      lost: say("models.delete.lost"),
      run: async () => {
        await remove.mutateAsync(model);
        void message.success(say("delete.done", { name }));
      },
    });
  return (
    <Flex gap={4} style={{ marginInlineStart: -7 }}>
      <Button size="small" type="text" onClick={() => onTest(model)}>
        {say("action.test")}
      </Button>
      <Button size="small" type="text" onClick={() => onEdit(model)}>
        {say("action.edit")}
      </Button>
      <Button size="small" type="text" danger onClick={askDelete}>
        {say("action.delete")}
      </Button>
    </Flex>
  );
}
