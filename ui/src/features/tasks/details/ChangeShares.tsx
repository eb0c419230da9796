import { App, Button, Flex, Form, InputNumber } from "antd";
import { useState } from "react";
import type { Schemas } from "../../../api/client";
import { Problem } from "../../../api/problem";
import { ProblemAlert } from "../../../shared/ProblemAlert";
import { SideDrawer } from "../../../shared/SideDrawer";
import { useText } from "../../../text/language";
import { useAllocation } from "../shares/allocationQuery";
import { fieldsInRun } from "../shares/changeOf";
import { bodyOf, type ProportionFields } from "../shares/proportions";
import { SharesEditor } from "../shares/SharesEditor";
import { placeIn } from "../shares/sharePlaces";
import type { Task } from "../taskQueries";
import { useChosenTemplate } from "../wizard/useChosenTemplate";
import { usesCount } from "../wizard/wizardForm";
import { useChangeShares } from "./cellQueries";

const NOTHING = { variables: [], rowFields: [], models: [] };

/** Changes how many rows a task makes, and how they are divided, while it runs too; what is accepted stays. */
export function ChangeShares({ task, onDone }: { task: Task; onDone: () => void }) {
  const say = useText();
  const [fields, setFields] = useState(() => fieldsInRun(task));
  return (
    <SideDrawer open size={960} title={say("task.shares.change")} onClose={onDone}>
      {fields && <ChangeForm task={task} fields={fields} onChange={setFields} onDone={onDone} />}
    </SideDrawer>
  );
}

interface Props {
  readonly task: Task;
  readonly fields: ProportionFields;
  readonly onChange: (fields: ProportionFields) => void;
  readonly onDone: () => void;
}

function ChangeForm({ task, fields, onChange, onDone }: Props) {
  const say = useText();
  const { message } = App.useApp();
  const [target, setTarget] = useState<number | null>(task.target);
  // What the form began with: the task goes on under it.
  const [begun] = useState(task);
  const { variables } = useChosenTemplate(task.template.id ?? undefined);
  const batch = (task.draft?.batchSize as number | undefined) ?? (usesCount(variables ?? []) ? 5 : 1);
  const { allocation, problems, error } = useAllocation(fields, target, batch);
  const save = useChangeShares(begun, () => {
    void message.success(say("task.change.done"));
    onDone();
  });
  const sent = save.error instanceof Problem ? save.error.fields : [];
  const others = sent.filter(({ field }) => placeIn(field) === null);
  const submit = () => {
    const { dimensions, combinations = [], minimumPerCombination = 0 } = bodyOf(fields);
    save.mutate({
      change: {
        ...(target !== null && target !== begun.target ? { target } : {}),
        dimensions,
        ...(fields.dimensions.length > 1 || combinations.length > 0 ? { combinations } : {}),
        minimumPerCombination,
      } as Schemas["TaskChange"],
    });
  };
  return (
    <>
      <p className="soft" style={{ marginTop: 0 }}>
        {say("task.shares.change.more")}
      </p>
      <Form layout="vertical" component={false}>
        <Form.Item label={say("wizard.count")} htmlFor="shares-target">
          <InputNumber
            id="shares-target"
            min={1}
            max={10_000_000}
            precision={0}
            style={{ width: 200 }}
            value={target}
            onChange={setTarget}
          />
        </Form.Item>
      </Form>
      <SharesEditor
        value={fields}
        onChange={(next) => {
          save.reset();
          onChange(next);
        }}
        offer={NOTHING}
        target={target}
        onTarget={setTarget}
        allocation={allocation}
        problems={problems.length > 0 ? problems : sent}
        fixed
      />
      <div style={{ marginTop: 16 }}>
        <ProblemAlert error={error ?? (others.length > 0 || sent.length === 0 ? save.error : null)} fields={others} />
      </div>
      <Flex gap={8}>
        <Button
          type="primary"
          loading={save.isPending}
          disabled={target === null || problems.length > 0}
          onClick={submit}
        >
          {say("task.change.save")}
        </Button>
        <Button onClick={onDone}>{say("action.cancel")}</Button>
      </Flex>
    </>
  );
}
