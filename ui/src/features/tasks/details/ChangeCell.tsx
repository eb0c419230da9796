import { App, Button, Flex, Form, Modal } from "antd";
import { useState } from "react";
import type { Schemas } from "../../../api/client";
import { ProblemAlert } from "../../../shared/ProblemAlert";
import { useText } from "../../../text/language";
import { useModels } from "../../models/useModels";
import { ChangeFields } from "../shares/CategorySettings";
import { changeIn, withChange } from "../shares/changeOf";
import { bodyOf, type CellChange, fieldsOf } from "../shares/proportions";
import { goesWith } from "../taskMoves";
import type { Move, Task } from "../taskQueries";
import { useChosenTemplate } from "../wizard/useChosenTemplate";
import { nameOf } from "./CellTable";
import { type TaskCell, useChangeShares } from "./cellQueries";

/** Gives a combination another model, another template or other parameters, and lets the task go on with it. */
export function ChangeCell({ task, cell, onDone }: { task: Task; cell: TaskCell; onDone: () => void }) {
  const say = useText();
  const { message } = App.useApp();
  const { models } = useModels();
  const { variables } = useChosenTemplate(task.template.id ?? undefined);
  const [fields] = useState(() => fieldsOf((task.draft ?? {}) as Record<string, unknown>));
  const [change, setChange] = useState<CellChange>(() => (fields && changeIn(fields, cell.categories)) ?? {});
  const save = useChangeShares(task, () => {
    void message.success(say("task.change.done"));
    onDone();
  });
  const move = goesWith("resume", task.status) ? "resume" : goesWith("retry", task.status) ? "retry" : null;
  const go = (next: Move | null) => {
    if (fields) {
      const { dimensions, combinations = [] } = bodyOf(withChange(fields, cell.categories, change));
      save.mutate({
        change: (fields.dimensions.length > 1 ? { combinations } : { dimensions }) as Schemas["TaskChange"],
        move: next,
      });
    }
  };
  return (
    <Modal
      open
      title={say("task.cell.change.title", { name: nameOf(cell) })}
      closable={{ "aria-label": say("action.close") }}
      footer={null}
      onCancel={onDone}
    >
      <p className="soft">{say("task.cell.change.more")}</p>
      <Form layout="vertical" component={false}>
        <ChangeFields
          change={change}
          offer={{ variables: variables ?? [], rowFields: [], models: models ?? [] }}
          names={Object.keys(cell.categories)}
          onChange={(more) => setChange({ ...change, ...more })}
        />
      </Form>
      <ProblemAlert error={save.error} />
      <Flex gap={8} wrap justify="end">
        <Button onClick={onDone}>{say("action.cancel")}</Button>
        <Button type={move ? "default" : "primary"} loading={save.isPending && !move} onClick={() => go(null)}>
          {say("task.model.only")}
        </Button>
        {move && (
          <Button type="primary" loading={save.isPending} onClick={() => go(move)}>
            {say(task.status === "PENDING" ? "task.model.go.start" : "task.cell.change.go")}
          </Button>
        )}
      </Flex>
    </Modal>
  );
}
