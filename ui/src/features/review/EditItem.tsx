import { Button, Flex, Form, Input } from "antd";
import { useState } from "react";
import { readJson, writeJson } from "../../api/exactJson";
import { useText } from "../../text/language";
import { type Fields, rowOf } from "./queue";
import type { Item } from "./types";

interface Props {
  readonly item: Item;
  readonly isBusy: boolean;
  readonly onSave: (data: Record<string, unknown>) => void;
  readonly onDone: () => void;
}

function written(value: unknown): string {
  return typeof value === "string" ? value : writeJson(value, 2);
}

/** Changes a row, field by field: texts as they are, all else as JSON. */
export function EditItem({ item, isBusy, onSave, onDone }: Props) {
  const say = useText();
  const [before] = useState<Fields>(() =>
    Object.fromEntries(Object.entries(item.data).map(([name, value]) => [name, written(value)])),
  );
  const [fields, setFields] = useState(before);
  const row = rowOf(item.data, fields, readJson);
  const isSame = Object.keys(before).every((name) => fields[name] === before[name]);
  return (
    <Form
      layout="vertical"
      className="panel review-edit"
      onFinish={() => row && onSave(row)}
      onKeyDown={({ key }) => key === "Escape" && onDone()}
    >
      {Object.keys(before).map((name, place) => (
        <Form.Item key={name} label={<span className="mono">{name}</span>} htmlFor={`review-field-${place}`}>
          <Input.TextArea
            id={`review-field-${place}`}
            className={typeof item.data[name] === "string" ? undefined : "mono"}
            autoFocus={place === 0}
            autoSize={{ minRows: 1, maxRows: 16 }}
            value={fields[name]}
            onChange={({ target }) => setFields({ ...fields, [name]: target.value })}
          />
        </Form.Item>
      ))}
      {row === null && (
        <p role="alert" className="review-wrong">
          {say("review.edit.json")}
        </p>
      )}
      <Flex gap={8}>
        <Button type="primary" htmlType="submit" disabled={row === null || isSame} loading={isBusy}>
          {say("review.edit.save")}
        </Button>
        <Button onClick={onDone}>{say("action.cancel")}</Button>
      </Flex>
    </Form>
  );
}
