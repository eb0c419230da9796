import { TableOutlined } from "@ant-design/icons";
import { Button, Checkbox, Popover } from "antd";
import { useText } from "../../../text/language";

interface Props {
  readonly fields: readonly string[];
  readonly hidden: readonly string[];
  readonly onChange: (hidden: readonly string[]) => void;
}

/** Puts columns away; the browser remembers which. */
export function ColumnChooser({ fields, hidden, onChange }: Props) {
  const say = useText();
  const shown = fields.filter((it) => !hidden.includes(it));
  return (
    <Popover
      trigger="click"
      placement="bottomRight"
      title={say("datasets.columns")}
      content={
        <div className="column-chooser">
          <Checkbox.Group
            style={{ display: "grid", gap: 4 }}
            value={shown}
            options={fields.map((it) => ({ value: it, label: it, disabled: shown.length === 1 && shown[0] === it }))}
            onChange={(chosen) => onChange(fields.filter((it) => !chosen.includes(it)))}
          />
          {hidden.length > 0 && (
            <Button type="link" size="small" style={{ marginTop: 8, padding: 0 }} onClick={() => onChange([])}>
              {say("datasets.columns.all")}
            </Button>
          )}
        </div>
      }
    >
      <Button icon={<TableOutlined aria-hidden />} disabled={fields.length === 0}>
        {hidden.length > 0
          ? say("word.counted", { word: say("datasets.columns"), count: `${shown.length}/${fields.length}` })
          : say("datasets.columns")}
      </Button>
    </Popover>
  );
}
