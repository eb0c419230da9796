import { Button, Modal } from "antd";
import { useEffect } from "react";
import { useText } from "../../text/language";
import { type Model, useTestModel } from "./modelQueries";
import { TestResult } from "./TestResult";

/** Tests a stored model as soon as it is shown. */
export function ModelTestDialog({ model, onClose }: { model: Model | null; onClose: () => void }) {
  const say = useText();
  const { mutate, reset, ...test } = useTestModel();
  const id = model?.id;
  useEffect(() => {
    reset();
    if (id !== undefined) {
      mutate({ id });
    }
  }, [id, mutate, reset]);
  return (
    <Modal
      open={model !== null}
      title={model && say("models.test.title", { name: model.name })}
      onCancel={onClose}
      footer={[
        <Button key="again" loading={test.isPending} onClick={() => id !== undefined && mutate({ id })}>
          {say("action.retry")}
        </Button>,
        <Button key="close" type="primary" onClick={onClose}>
          {say("action.close")}
        </Button>,
      ]}
    >
      <TestResult pending={test.isPending} outcome={test.data} error={test.error} />
    </Modal>
  );
}
