import { App, Button, Flex, Form, Input } from "antd";
import { useState } from "react";
import { writeJson } from "../../../api/exactJson";
import { ProblemAlert } from "../../../shared/ProblemAlert";
import { useText } from "../../../text/language";
import { useEditRows } from "../rowQueries";
import type { Data } from "../types";
import { editedRow } from "./editedRow";

interface Props {
  readonly datasetId: string;
  readonly ordinal: number;
  readonly data: Data;
  readonly onDone: () => void;
}

const EXAMPLE = '{"question": "…"}';

/** Changes a row, as JSON. */
export function EditRow({ datasetId, ordinal, data, onDone }: Props) {
  const say = useText();
  const { message } = App.useApp();
  const [before] = useState(() => writeJson(data, 2));
  const [text, setText] = useState(before);
  const [note, setNote] = useState("");
  const edit = useEditRows(datasetId);
  const row = editedRow(text);
  const save = () =>
    row &&
    edit.mutate(
      { edits: [{ ordinal, data: row }], ...(note.trim() && { note: note.trim() }) },
      {
        onSuccess: ({ number }) => {
          void message.success(say("datasets.row.saved", { number }));
          onDone();
        },
      },
    );
  return (
    <Form layout="vertical" onFinish={save}>
      <Form.Item
        label={say("datasets.row.json")}
        htmlFor="row-json"
        validateStatus={row === null ? "error" : undefined}
        help={row === null ? say("form.object", { field: say("datasets.row.json"), example: EXAMPLE }) : undefined}
      >
        <Input.TextArea
          id="row-json"
          className="mono"
          spellCheck={false}
          autoFocus
          autoSize={{ minRows: 8, maxRows: 24 }}
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
      </Form.Item>
      <Form.Item label={say("datasets.version.note")} htmlFor="row-note">
        <Input
          id="row-note"
          autoComplete="off"
          placeholder={say("datasets.optional")}
          value={note}
          onChange={({ target }) => setNote(target.value)}
        />
      </Form.Item>
      <ProblemAlert error={edit.error} fields={[]} />
      <Flex gap={8}>
        <Button type="primary" htmlType="submit" disabled={row === null || text === before} loading={edit.isPending}>
          {say("action.save")}
        </Button>
        <Button onClick={onDone}>{say("action.cancel")}</Button>
      </Flex>
    </Form>
  );
}
