import { App, Button, Form, Input, Modal } from "antd";
import { useState } from "react";
import { ProblemAlert } from "../../../shared/ProblemAlert";
import { useText } from "../../../text/language";
import { useNameVersion } from "../rowQueries";

/** Puts what is there now under a number, with a note. */
export function NameVersion({ datasetId }: { datasetId: string }) {
  const say = useText();
  const { message } = App.useApp();
  const [open, setOpen] = useState(false);
  const [note, setNote] = useState("");
  const make = useNameVersion(datasetId);
  const close = () => {
    setOpen(false);
    setNote("");
    make.reset();
  };
  const submit = () =>
    make.mutate(note.trim(), {
      onSuccess: ({ number }) => {
        void message.success(say("datasets.versions.named", { number }));
        close();
      },
    });
  return (
    <>
      <Button onClick={() => setOpen(true)}>{say("datasets.versions.name")}</Button>
      <Modal
        open={open}
        destroyOnHidden
        title={say("datasets.versions.name")}
        closable={{ "aria-label": say("action.close") }}
        okText={say("datasets.versions.name.do")}
        cancelText={say("action.cancel")}
        okButtonProps={{ disabled: note.trim() === "", loading: make.isPending }}
        onOk={submit}
        onCancel={close}
      >
        <Form layout="vertical" onFinish={submit}>
          <Form.Item
            label={say("datasets.version.note")}
            htmlFor="version-note"
            extra={say("datasets.versions.name.help")}
          >
            <Input
              id="version-note"
              autoFocus
              autoComplete="off"
              value={note}
              onChange={({ target }) => setNote(target.value)}
            />
          </Form.Item>
        </Form>
        <ProblemAlert error={make.error} fields={[]} />
      </Modal>
    </>
  );
}
