import { DeleteOutlined, FilterOutlined, PlusOutlined } from "@ant-design/icons";
import { AutoComplete, Button, Flex, Input, Popover, Select } from "antd";
import { useState } from "react";
import { useFormats, useText } from "../../../text/language";
import { type Condition, NEW_CONDITION, OPS, readConditions, takesValue, writeConditions } from "./where";

interface Props {
  readonly fields: readonly string[];
  /** As the service is asked for them. */
  readonly where: readonly string[];
  readonly onChange: (where: readonly string[]) => void;
}

/** What fields of a row have to be, condition by condition: all of them hold. */
export function ConditionFilter({ fields, where, onChange }: Props) {
  const say = useText();
  const { number } = useFormats();
  const [open, setOpen] = useState(false);
  return (
    <Popover
      trigger="click"
      placement="bottomLeft"
      open={open}
      onOpenChange={setOpen}
      destroyOnHidden
      title={say("datasets.where")}
      content={
        <Conditions
          fields={fields}
          where={where}
          onApply={(next) => {
            onChange(next);
            setOpen(false);
          }}
        />
      }
    >
      <Button icon={<FilterOutlined aria-hidden />}>
        {where.length > 0
          ? say("word.counted", { word: say("datasets.where.button"), count: number(where.length) })
          : say("datasets.where.button")}
      </Button>
    </Popover>
  );
}

interface ConditionsProps {
  readonly fields: readonly string[];
  readonly where: readonly string[];
  readonly onApply: (where: string[]) => void;
}

function Conditions({ fields, where, onApply }: ConditionsProps) {
  const say = useText();
  const [conditions, setConditions] = useState<readonly Condition[]>(() => {
    const known = readConditions(where);
    return known.length > 0 ? known : [NEW_CONDITION];
  });
  const put = (at: number, change: Partial<Condition>) =>
    setConditions((all) => all.map((it, each) => (each === at ? { ...it, ...change } : it)));
  const apply = () => onApply(writeConditions(conditions));
  return (
    <form
      className="conditions"
      onSubmit={(event) => {
        event.preventDefault();
        apply();
      }}
    >
      {conditions.map(({ field, op, value }, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: a condition is told apart by its place.
        <Flex key={at} gap={6} wrap>
          <AutoComplete
            aria-label={say("datasets.where.field")}
            placeholder={say("datasets.where.field")}
            style={{ width: 160 }}
            value={field}
            options={fields
              .filter((it) => it.toLowerCase().includes(field.toLowerCase()))
              .map((it) => ({ value: it, label: it }))}
            onChange={(next: string) => put(at, { field: next ?? "" })}
          />
          <Select
            aria-label={say("datasets.where.op")}
            style={{ width: 130 }}
            value={op}
            options={OPS.map((it) => ({ value: it, label: say(`datasets.where.${it}`) }))}
            onChange={(next) => put(at, { op: next })}
          />
          {takesValue(op) && (
            <Input
              aria-label={say("datasets.where.value")}
              placeholder={say("datasets.where.value")}
              style={{ width: 160 }}
              value={value}
              onChange={({ target }) => put(at, { value: target.value })}
            />
          )}
          <Button
            type="text"
            icon={<DeleteOutlined aria-hidden />}
            aria-label={say("datasets.where.remove")}
            title={say("datasets.where.remove")}
            onClick={() => setConditions((all) => all.filter((_, each) => each !== at))}
          />
        </Flex>
      ))}
      <Flex gap={8} justify="space-between" wrap>
        <Button
          size="small"
          icon={<PlusOutlined aria-hidden />}
          onClick={() => setConditions((all) => [...all, NEW_CONDITION])}
        >
          {say("datasets.where.add")}
        </Button>
        <Flex gap={8}>
          <Button size="small" onClick={() => onApply([])}>
            {say("datasets.where.none")}
          </Button>
          <Button size="small" type="primary" htmlType="submit">
            {say("datasets.where.apply")}
          </Button>
        </Flex>
      </Flex>
    </form>
  );
}
