import { useQuery } from "@tanstack/react-query";
import { Checkbox, Form, Radio, Select } from "antd";
import { useText } from "../../../text/language";
import { versionsQuery } from "../rowQueries";
import type { Compression, ExportFormat } from "../types";
import type { ExportFields } from "./wish";

const FORMATS: readonly ExportFormat[] = ["JSONL", "JSON", "CSV", "PARQUET"];
const COMPRESSIONS: readonly Compression[] = ["NONE", "GZIP", "ZSTD"];

interface Props {
  readonly datasetId: string;
  readonly fields: ExportFields;
  readonly put: (change: Partial<ExportFields>) => void;
  /** Whether only some rows are looked at. */
  readonly filtered: boolean;
}

/** Which rows are written, and to what kind of file. */
export function FormatFields({ datasetId, fields, put, filtered }: Props) {
  const say = useText();
  const versions = useQuery(versionsQuery(datasetId));
  return (
    <>
      <Form.Item label={say("datasets.format")}>
        <Radio.Group
          optionType="button"
          value={fields.format}
          options={FORMATS.map((it) => ({ value: it, label: say(`datasets.export.format.${it}`) }))}
          onChange={({ target }) => put({ format: target.value })}
        />
      </Form.Item>
      <div className="form-grid">
        <Form.Item label={say("datasets.column.version")} htmlFor="export-version">
          <Select
            id="export-version"
            value={fields.version ?? 0}
            options={[
              { value: 0, label: say("datasets.profile.now") },
              ...(versions.data?.content ?? []).map(({ number }) => ({
                value: number,
                label: say("datasets.version.number", { number }),
              })),
            ]}
            onChange={(version) => put({ version: version === 0 ? null : version })}
          />
        </Form.Item>
        <Form.Item label={say("datasets.export.compression")} htmlFor="export-compression">
          <Select
            id="export-compression"
            value={fields.compression}
            options={COMPRESSIONS.map((it) => ({ value: it, label: say(`datasets.export.compression.${it}`) }))}
            onChange={(compression) => put({ compression })}
          />
        </Form.Item>
      </div>
      {filtered && (
        <Form.Item>
          <Checkbox checked={fields.filtered} onChange={({ target }) => put({ filtered: target.checked })}>
            {say("datasets.export.filtered")}
          </Checkbox>
        </Form.Item>
      )}
      {fields.format === "CSV" && (
        <Form.Item extra={say("datasets.export.formulaSafe.help")}>
          <Checkbox checked={fields.formulaSafe} onChange={({ target }) => put({ formulaSafe: target.checked })}>
            {say("datasets.export.formulaSafe")}
          </Checkbox>
        </Form.Item>
      )}
    </>
  );
}
