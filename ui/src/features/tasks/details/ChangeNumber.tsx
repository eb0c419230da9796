import { EditOutlined } from "@ant-design/icons";
import { App, Button, Flex, Form, InputNumber, Popover } from "antd";
import { useState } from "react";
import { useSentForm } from "../../../shared/formErrors";
import { ProblemAlert } from "../../../shared/ProblemAlert";
import { useRules } from "../../../shared/rules";
import { useText } from "../../../text/language";
import { goesWith } from "../taskMoves";
import { type Task, useChangeTask } from "../taskQueries";
import { useChangeAddress } from "./useChangeAddress";

type Field = "target" | "concurrency";

const MAX: Record<Field, number> = { target: 10_000_000, concurrency: 1_024 };

/** A pencil that opens the form of one of a task's numbers; nothing where it cannot be changed. */
export function ChangeNumber({ task, field }: { task: Task; field: Field }) {
  const say = useText();
  const { isOpen, open, close } = useChangeAddress(field);
  if (!goesWith(field, task.status)) {
    return null;
  }
  return (
    <Popover
      trigger="click"
      open={isOpen}
      onOpenChange={(wanted) => (wanted ? open() : close())}
      destroyOnHidden
      title={say(`tasks.action.${field}`)}
      content={<ChangeForm task={task} field={field} onDone={close} />}
    >
      <Button
        type="text"
        size="small"
        icon={<EditOutlined aria-hidden />}
        title={say(`tasks.action.${field}`)}
        aria-label={say(`tasks.action.${field}`)}
      />
    </Popover>
  );
}

function ChangeForm({ task, field, onDone }: { task: Task; field: Field; onDone: () => void }) {
  const say = useText();
  const rules = useRules();
  const { message } = App.useApp();
  const { form, refused } = useSentForm<Partial<Record<Field, number>>>();
  const change = useChangeTask();
  const [shown, setShown] = useState(false);
  // What the form began with: the task goes on under it.
  const [version] = useState(task.version);
  const label = say(`task.change.${field}`);
  const min = field === "target" ? Math.min(task.target + 1, MAX.target) : 1;
  const submit = (fields: Partial<Record<Field, number>>) =>
    change.mutate(
      { task: { ...task, version }, change: fields },
      {
        onSuccess: () => {
          void message.success(say("task.change.done"));
          onDone();
        },
        onError: (error) => {
          setShown(refused(error).length > 0 || form.getFieldError(field).length === 0);
        },
      },
    );
  return (
    <Form
      form={form}
      layout="vertical"
      style={{ width: 280, maxWidth: "80vw" }}
      onKeyDown={(event) => event.key === "Escape" && onDone()}
      onFinish={submit}
    >
      <Form.Item
        name={field}
        label={label}
        extra={say(`task.change.${field}.help`)}
        rules={[
          { required: true, message: say("form.required", { field: label }) },
          rules.whole(label, min, MAX[field]),
        ]}
        initialValue={field === "target" ? undefined : task.concurrency}
      >
        <InputNumber autoFocus style={{ width: "100%" }} placeholder={String(field === "target" ? task.target : "")} />
      </Form.Item>
      {shown && <ProblemAlert error={change.error} />}
      <Flex gap={8}>
        <Button type="primary" htmlType="submit" loading={change.isPending}>
          {say("task.change.save")}
        </Button>
        <Button type="text" onClick={onDone}>
          {say("action.cancel")}
        </Button>
      </Flex>
    </Form>
  );
}
