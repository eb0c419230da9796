import { InboxOutlined } from "@ant-design/icons";
import { App, Form, Input, Modal, Radio, Upload } from "antd";
import { useState } from "react";
import { useNavigate } from "react-router";
import { Problem } from "../../api/problem";
import { ProblemAlert } from "../../shared/ProblemAlert";
import { useText } from "../../text/language";
import { useImportTemplate } from "./templateQueries";

const CONFLICTS = ["fail", "revise", "rename"] as const;

/** Takes in a template file, dropped, chosen or pasted. */
export function ImportDialog({ open, onClose }: { open: boolean; onClose: () => void }) {
  const say = useText();
  const { message } = App.useApp();
  const navigate = useNavigate();
  const [text, setText] = useState("");
  const [onConflict, setOnConflict] = useState<(typeof CONFLICTS)[number]>("fail");
  const load = useImportTemplate();
  const change = (value: string) => {
    setText(value);
    load.reset();
  };
  const close = () => {
    change("");
    onClose();
  };
  const submit = () =>
    load.mutate(
      { text, onConflict },
      {
        onSuccess: ({ id, name, revision }) => {
          void message.success(say("templates.imported", { name, revision }));
          close();
          void navigate(`/data/synthesis/templates/${id}`);
        },
      },
    );
  return (
    <Modal
      open={open}
      title={say("templates.import")}
      okText={say("templates.import.do")}
      cancelText={say("action.cancel")}
      okButtonProps={{ disabled: text.trim() === "", loading: load.isPending }}
      onOk={submit}
      onCancel={close}
    >
      <Upload.Dragger
        accept=".yaml,.yml,.json"
        showUploadList={false}
        beforeUpload={(file) => {
          void file.text().then(change);
          return false;
        }}
      >
        <InboxOutlined style={{ fontSize: 24, color: "var(--primary)" }} />
        <div>{say("templates.import.drop")}</div>
      </Upload.Dragger>
      <Form layout="vertical" style={{ marginTop: 16 }}>
        <Form.Item label={say("templates.import.text")} htmlFor="import-text">
          <Input.TextArea
            id="import-text"
            className="mono"
            spellCheck={false}
            autoSize={{ minRows: 5, maxRows: 12 }}
            value={text}
            onChange={(event) => change(event.target.value)}
          />
        </Form.Item>
        <Form.Item label={say("templates.import.conflict")}>
          <Radio.Group
            value={onConflict}
            onChange={(event) => setOnConflict(event.target.value)}
            style={{ display: "grid", gap: 4 }}
            options={CONFLICTS.map((value) => ({ value, label: say(`templates.import.conflict.${value}`) }))}
          />
        </Form.Item>
      </Form>
      <ProblemAlert error={load.error} fields={fieldsOf(load.error)} />
    </Modal>
  );
}

function fieldsOf(error: unknown) {
  return error instanceof Problem
    ? error.fields.map((it) => ({
        ...it,
        field: it.line ? `${it.field} ${it.line}:${it.column ?? 1}`.trim() : it.field,
      }))
    : [];
}
