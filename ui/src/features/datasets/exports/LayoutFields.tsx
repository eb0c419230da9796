import { Form, Select } from "antd";
import { useText } from "../../../text/language";
import { LAYOUTS, layoutText } from "../texts";
import type { ExportPreview, Layout } from "../types";
import { type ExportFields, fieldOf } from "./wish";

interface Props {
  readonly fields: ExportFields;
  readonly slots: ExportPreview["slots"];
  readonly columns: readonly string[];
  readonly put: (change: Partial<ExportFields>) => void;
}

/** The layout that a trainer reads, and which field goes where in it. */
export function LayoutFields({ fields, slots, columns, put }: Props) {
  const say = useText();
  const options = columns.map((it) => ({ value: it, label: it }));
  return (
    <>
      <Form.Item
        label={say("datasets.layout")}
        htmlFor="export-layout"
        extra={fields.layout && say(`datasets.layout.${fields.layout}.help`)}
      >
        <Select
          id="export-layout"
          value={fields.layout ?? "NONE"}
          options={[
            { value: "NONE", label: say("datasets.layout.none") },
            ...LAYOUTS.map((it) => ({ value: it, label: layoutText(it, say) })),
          ]}
          onChange={(next: Layout | "NONE") => put({ layout: next === "NONE" ? null : next, mapping: {} })}
        />
      </Form.Item>
      {fields.layout !== null && slots.length > 0 && (
        <fieldset className="slots">
          <legend>{say("datasets.export.mapping")}</legend>
          <div className="form-grid">
            {slots.map((it) => (
              <Form.Item
                key={it.slot}
                label={<span className="mono">{it.slot}</span>}
                htmlFor={`slot-${it.slot}`}
                required={it.needed}
                validateStatus={it.needed && !fieldOf(it, fields.mapping) ? "error" : undefined}
              >
                <Select
                  id={`slot-${it.slot}`}
                  showSearch
                  allowClear={!it.needed}
                  placeholder={say("word.none")}
                  value={fieldOf(it, fields.mapping) || undefined}
                  options={options}
                  onChange={(field: string | undefined) =>
                    put({ mapping: { ...fields.mapping, [it.slot]: field ?? "" } })
                  }
                />
              </Form.Item>
            ))}
          </div>
        </fieldset>
      )}
    </>
  );
}
