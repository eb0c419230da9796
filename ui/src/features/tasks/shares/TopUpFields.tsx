import { useQuery } from "@tanstack/react-query";
import { Checkbox, Flex, Form, InputNumber, Radio, Select } from "antd";
import type { FieldProblem } from "../../../api/problem";
import { ProblemAlert } from "../../../shared/ProblemAlert";
import { useFormats, useText } from "../../../text/language";
import { DatasetSelect } from "../../datasets/DatasetSelect";
import { useFieldsOf, valuesQuery } from "./DatasetShares";
import type { DimensionFields, ProportionFields } from "./proportions";
import { Wrong } from "./SharesEditor";
import { fieldOf, NO_TOP_UP, type TopUp } from "./topUp";

interface Props {
  readonly value: ProportionFields;
  readonly onChange: (value: ProportionFields) => void;
  readonly rowFields: readonly string[];
  readonly problems: readonly FieldProblem[];
}

/** Generates only what a dataset lacks: which dataset, where its rows say their categories, and up to how many rows. */
export function TopUpFields({ value, onChange, rowFields, problems }: Props) {
  const say = useText();
  const { topUp, dimensions } = value;
  const put = (more: Partial<TopUp>) => onChange({ ...value, topUp: { ...(topUp ?? NO_TOP_UP), ...more } });
  const fields = useFieldsOf(topUp?.datasetId, rowFields);
  return (
    <div className="shares-top-up">
      <Checkbox
        checked={topUp !== undefined}
        onChange={({ target }) => onChange({ ...value, topUp: target.checked ? NO_TOP_UP : undefined })}
      >
        {say("shares.topUp")}
        <span className="soft"> {say("shares.topUp.more")}</span>
      </Checkbox>
      {topUp && (
        <Form layout="vertical" component={false}>
          <Form.Item label={say("datasets.one")} htmlFor="top-up-dataset" required>
            <DatasetSelect
              id="top-up-dataset"
              value={topUp.datasetId}
              onChange={(datasetId) => put({ datasetId, fields: {}, mapping: {} })}
            />
          </Form.Item>
          <Form.Item label={say("shares.topUp.total")}>
            <Flex gap={12} wrap align="center">
              <Radio.Group
                aria-label={say("shares.topUp.total")}
                value={topUp.total === null}
                options={[
                  { value: true, label: say("shares.topUp.smallest") },
                  { value: false, label: say("shares.topUp.given") },
                ]}
                onChange={({ target }) => put({ total: target.value ? null : 1_000 })}
              />
              {topUp.total !== null && (
                <InputNumber
                  aria-label={say("shares.topUp.given")}
                  min={1}
                  max={10_000_000}
                  precision={0}
                  value={topUp.total}
                  onChange={(total) => put({ total: total ?? 1 })}
                />
              )}
            </Flex>
          </Form.Item>
          {topUp.datasetId &&
            dimensions
              .filter(({ name }) => name.trim() !== "")
              .map((dimension) => (
                <Mapping key={dimension.key} dimension={dimension} topUp={topUp} fields={fields} onChange={put} />
              ))}
          <Checkbox checked={topUp.ignores} onChange={({ target }) => put({ ignores: target.checked })}>
            {say("shares.topUp.ignore")}
          </Checkbox>
          <Wrong problems={problems} />
        </Form>
      )}
    </div>
  );
}

interface MappingProps {
  readonly dimension: DimensionFields;
  readonly topUp: TopUp;
  readonly fields: readonly string[];
  readonly onChange: (more: Partial<TopUp>) => void;
}

const VALUES_SHOWN = 30;

/** Which field says a dimension's category, and what its values stand for where they are called otherwise. */
function Mapping({ dimension, topUp, fields, onChange }: MappingProps) {
  const say = useText();
  const { number } = useFormats();
  const { key, name, categories } = dimension;
  const field = fieldOf(topUp, dimension);
  const { data, error } = useQuery({
    ...valuesQuery(topUp.datasetId ?? "", field),
    enabled: fields.includes(field),
  });
  const names = categories.map((it) => it.name.trim());
  const others = (data?.groups ?? []).flatMap(({ values, rows }) => {
    const value = values[field];
    const text = value === null || value === undefined ? "" : String(value);
    return text === "" || names.includes(text) ? [] : [{ text, rows }];
  });
  const mapped = topUp.mapping[key] ?? {};
  const map = (value: string, to: string | undefined) => {
    const { [value]: _, ...rest } = mapped;
    onChange({ mapping: { ...topUp.mapping, [key]: to === undefined ? rest : { ...rest, [value]: to } } });
  };
  return (
    <>
      <Form.Item label={say("shares.topUp.field", { name })} htmlFor={`top-up-${key}`}>
        <Select
          id={`top-up-${key}`}
          showSearch
          value={field}
          options={[...new Set([field, ...fields])].map((it) => ({ value: it, label: it }))}
          onChange={(next: string) => onChange({ fields: { ...topUp.fields, [key]: next } })}
        />
      </Form.Item>
      <ProblemAlert error={error} />
      {others.length > 0 && (
        <>
          <p className="soft">{say("shares.topUp.others", { count: others.length, name })}</p>
          <ul className="shares-counts">
            {others.slice(0, VALUES_SHOWN).map(({ text, rows }) => (
              <li key={text}>
                <span className="anywhere">
                  {text} <span className="soft">{number(rows)}</span>
                </span>
                <Select
                  aria-label={say("shares.topUp.counts", { value: text })}
                  allowClear
                  style={{ width: 200 }}
                  placeholder={say("shares.topUp.not")}
                  value={mapped[text]}
                  options={categories.map((it) => ({ value: it.key, label: it.name }))}
                  onChange={(to: string | undefined) => map(text, to)}
                />
              </li>
            ))}
          </ul>
        </>
      )}
    </>
  );
}
