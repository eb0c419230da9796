import { Checkbox, Flex, Form, Input, InputNumber, Select } from "antd";
import { FoldedFields } from "../../../shared/FoldedFields";
import { useFormats, useText } from "../../../text/language";
import { categoryOf, type ExportFields, sharesOf } from "./wish";

/** An example, as the Hub writes licences. */
const LICENSE = "cc-by-4.0";

interface Props {
  readonly fields: ExportFields;
  readonly columns: readonly string[];
  /** By which the tasks that made the rows divided them. */
  readonly dimensions: readonly string[];
  readonly put: (change: Partial<ExportFields>) => void;
}

/** The split, the columns, and what else stands in the file. */
export function OtherFields({ fields, columns, dimensions, put }: Props) {
  const say = useText();
  return (
    <>
      <Form.Item extra={say("datasets.export.provenance.help")}>
        <Checkbox checked={fields.provenance} onChange={({ target }) => put({ provenance: target.checked })}>
          {say("datasets.export.provenance")}
        </Checkbox>
      </Form.Item>
      <SplitFields fields={fields} columns={columns} dimensions={dimensions} put={put} />
      {fields.layout === null && columns.length > 0 && (
        <FoldedFields label={say("datasets.export.columns")}>
          <ColumnFields fields={fields} columns={columns} put={put} />
        </FoldedFields>
      )}
      <Form.Item
        label={say("datasets.export.license")}
        htmlFor="export-license"
        extra={say("datasets.export.license.help")}
      >
        <Input
          id="export-license"
          autoComplete="off"
          placeholder={LICENSE}
          style={{ maxWidth: 240 }}
          value={fields.license}
          onChange={({ target }) => put({ license: target.value })}
        />
      </Form.Item>
    </>
  );
}

function SplitFields({ fields, columns, dimensions, put }: Props) {
  const say = useText();
  const { percent, list } = useFormats();
  const shares = sharesOf(fields);
  const part = (name: "train" | "validation" | "test") => (
    <Form.Item label={say(`datasets.export.${name}`)} htmlFor={`export-${name}`}>
      <InputNumber
        id={`export-${name}`}
        min={0}
        value={fields[name]}
        style={{ width: 90 }}
        onChange={(value) => put({ [name]: value })}
      />
    </Form.Item>
  );
  return (
    <>
      <Form.Item>
        <Checkbox checked={fields.split} onChange={({ target }) => put({ split: target.checked })}>
          {say("datasets.export.split")}
        </Checkbox>
      </Form.Item>
      {fields.split && (
        <div style={{ marginInlineStart: 24 }}>
          <Flex gap={12} wrap>
            {part("train")}
            {part("validation")}
            {part("test")}
            <Form.Item label={say("wizard.seed")} htmlFor="export-seed">
              <InputNumber
                id="export-seed"
                precision={0}
                value={fields.seed}
                style={{ width: 110 }}
                onChange={(seed) => put({ seed })}
              />
            </Form.Item>
            <Form.Item label={say("datasets.export.by")} htmlFor="export-by">
              <Select
                id="export-by"
                allowClear
                showSearch
                placeholder={say("word.none")}
                style={{ width: 160 }}
                value={fields.by ?? undefined}
                options={[
                  ...columns.map((it) => ({ value: it, label: it })),
                  ...(dimensions.length > 0
                    ? [
                        {
                          label: say("datasets.category"),
                          options: dimensions.map((it) => ({ value: categoryOf(it), label: it })),
                        },
                      ]
                    : []),
                ]}
                onChange={(by: string | undefined) => put({ by: by ?? null })}
              />
            </Form.Item>
          </Flex>
          {shares && (
            <p className="soft" style={{ marginTop: -8 }}>
              {list(shares.map((it) => percent(it)))}
            </p>
          )}
        </div>
      )}
    </>
  );
}

/** Which columns are written, and what each is called in the file. */
function ColumnFields({ fields: { without, rename }, columns, put }: Omit<Props, "dimensions">) {
  const say = useText();
  return (
    <div className="export-column-list">
      {columns.map((name) => {
        const taken = !without.includes(name);
        return (
          <Flex key={name} gap={8} align="center" justify="space-between">
            <Checkbox
              checked={taken}
              onChange={({ target }) =>
                put({ without: target.checked ? without.filter((it) => it !== name) : [...without, name] })
              }
            >
              <span className="mono anywhere">{name}</span>
            </Checkbox>
            <Input
              size="small"
              aria-label={say("datasets.export.rename", { name })}
              placeholder={name}
              disabled={!taken}
              style={{ maxWidth: 180 }}
              value={rename[name] ?? ""}
              onChange={({ target }) => put({ rename: { ...rename, [name]: target.value } })}
            />
          </Flex>
        );
      })}
    </div>
  );
}
