import { Button, Flex, Form, Modal, Radio, Skeleton } from "antd";
import { useState } from "react";
import { ProblemAlert } from "../../../shared/ProblemAlert";
import { useText } from "../../../text/language";
import { ModelAbout, ModelSelect } from "../../models/ModelSelect";
import type { Model } from "../../models/modelQueries";
import { useAddModel } from "../../models/useAddModel";
import { useModels } from "../../models/useModels";
import { goesWith, offers } from "../taskMoves";
import type { Move, Task } from "../taskQueries";
import { hasOtherSettings, modelIn, settingsText } from "./pinnedModel";
import { useChangeAddress } from "./useChangeAddress";
import { useChangeModel } from "./useChangeModel";

/** Gives a task another model, or the present settings of its own. */
export function ChangeModel({ task }: { task: Task }) {
  const say = useText();
  const { isOpen, close } = useChangeAddress("model");
  return (
    <Modal
      open={isOpen && offers("model", task)}
      destroyOnHidden
      title={say("task.model.change.title", { name: task.name })}
      closable={{ "aria-label": say("action.close") }}
      footer={null}
      onCancel={close}
    >
      <ChangeForm task={task} onDone={close} />
    </Modal>
  );
}

function ChangeForm({ task, onDone }: { task: Task; onDone: () => void }) {
  const say = useText();
  const { models, likely, failing, error } = useModels();
  const own = models?.find(({ id }) => id === task.model.id);
  const [other, setOther] = useState<boolean | null>(null);
  const [chosen, setChosen] = useState<string | undefined>(undefined);
  const { change, failed } = useChangeModel(task, onDone);
  const [addModel, drawer] = useAddModel((added) => {
    setOther(true);
    setChosen(added.id);
  });
  if (error) {
    return <ProblemAlert error={error} />;
  }
  if (!models) {
    return <Skeleton active />;
  }
  const mayTakePresent = own !== undefined && hasOtherSettings(task);
  const isOther = other ?? !mayTakePresent;
  const others = models.filter(({ id }) => id !== own?.id);
  const offered = chosen ?? (likely && likely.id !== own?.id ? likely.id : undefined);
  const then = isOther ? others.find(({ id }) => id === offered) : own;
  const { status } = task;
  const move = goesWith("resume", status) ? "resume" : goesWith("retry", status) ? "retry" : null;
  const go = (next: Move | null) => then && change.mutate({ modelId: then.id, move: next });
  return (
    <>
      <Form layout="vertical" component={false}>
        <Radio.Group
          aria-label={say("tasks.action.model")}
          value={isOther}
          onChange={({ target }) => setOther(target.value as boolean)}
        >
          <Flex vertical gap={8}>
            <Radio value={false} disabled={!mayTakePresent}>
              {say("task.model.present", { name: task.model.name })}
              <div className="soft task-small">{say(presentText(task, own !== undefined))}</div>
            </Radio>
            <Radio value={true}>{say("task.model.other")}</Radio>
          </Flex>
        </Radio.Group>
        {isOther && (
          <Form.Item
            label={say("word.model")}
            htmlFor="change-model"
            style={{ margin: "8px 0 0" }}
            extra={then && <ModelAbout model={then} failing={failing} />}
          >
            <ModelSelect
              id="change-model"
              models={others}
              value={offered}
              onChange={(id: string) => setChosen(id)}
              onAdd={() => addModel()}
            />
          </Form.Item>
        )}
      </Form>
      <Compared task={task} then={then} />
      <ProblemAlert error={failed} />
      <Flex gap={8} wrap justify="end" style={{ marginTop: 16 }}>
        <Button onClick={onDone}>{say("action.cancel")}</Button>
        <Button
          type={move ? "default" : "primary"}
          disabled={!then}
          loading={change.isPending && !move}
          onClick={() => go(null)}
        >
          {say("task.model.only")}
        </Button>
        {move && (
          <Button type="primary" disabled={!then} loading={change.isPending} onClick={() => go(move)}>
            {say(status === "PENDING" ? "task.model.go.start" : `task.model.go.${move}`)}
          </Button>
        )}
      </Flex>
      {drawer}
    </>
  );
}

/** Says whether the present settings are other ones than the task has. */
function presentText(task: Task, isThere: boolean) {
  if (!isThere) {
    return "task.model.gone";
  }
  return hasOtherSettings(task) ? "task.model.present.more" : "task.model.present.same";
}

function Compared({ task, then }: { task: Task; then: Model | undefined }) {
  const say = useText();
  return (
    <>
      <dl className="row-fields" style={{ margin: "16px 0 0" }}>
        <dt>{say("task.model.now")}</dt>
        <dd>{settingsText(task.model.name, modelIn(task.configuration), say)}</dd>
        <dt>{say("task.model.then")}</dt>
        <dd>{then ? settingsText(then.name, then, say) : say("task.model.then.none")}</dd>
      </dl>
      <p className="soft">{say("task.model.kept")}</p>
    </>
  );
}
