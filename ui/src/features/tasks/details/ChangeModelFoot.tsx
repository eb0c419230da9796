import { Button, Flex } from "antd";
import { useText } from "../../../text/language";
import type { Model } from "../../models/modelQueries";
import { goesWith } from "../taskMoves";
import type { Move, Task } from "../taskQueries";

interface Props {
  readonly task: Task;
  readonly busy: boolean;
  /** Undefined until one is chosen. */
  readonly model: Model | undefined;
  /** @param move what to do with the task then; null for nothing */
  readonly onChange: (wish: { readonly modelId: string; readonly move: Move | null }) => void;
  readonly onCancel: () => void;
}

/** Changes the model, and lets the task go on with it. */
export function ChangeModelFoot({ task, busy, model, onChange, onCancel }: Props) {
  const say = useText();
  const { status } = task;
  const move = goesWith("resume", status) ? "resume" : goesWith("retry", status) ? "retry" : null;
  const go = (next: Move | null) => model && onChange({ modelId: model.id, move: next });
  return (
    <Flex gap={8} wrap justify="end" style={{ marginTop: 16 }}>
      <Button onClick={onCancel}>{say("action.cancel")}</Button>
      <Button type={move ? "default" : "primary"} disabled={!model} loading={busy && !move} onClick={() => go(null)}>
        {say("task.model.only")}
      </Button>
      {move && (
        <Button type="primary" disabled={!model} loading={busy} onClick={() => go(move)}>
          {say(status === "PENDING" ? "task.model.go.start" : `task.model.go.${move}`)}
        </Button>
      )}
    </Flex>
  );
}
