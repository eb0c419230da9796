import { Button, Select } from "antd";
import { SearchBox } from "../../../shared/SearchBox";
import { useFormats, useText } from "../../../text/language";
import type { Category, Dataset, RowSlice } from "../types";
import { ColumnChooser } from "./ColumnChooser";
import { ConditionFilter } from "./ConditionFilter";
import { GoToRow } from "./GoToRow";
import { OriginFilters } from "./OriginFilters";
import { type RowsAddress, VERDICTS } from "./rowsAddress";

interface Props {
  readonly dataset: Dataset;
  readonly address: RowsAddress;
  readonly categories: readonly Category[];
  /** All fields that rows have. */
  readonly fields: readonly string[];
  readonly hidden: readonly string[];
  readonly onHide: (hidden: readonly string[]) => void;
  /** What came first. */
  readonly found: RowSlice | undefined;
}

/** Which rows are shown, and which of their fields. */
export function RowsToolbar({ dataset, address, categories, fields, hidden, onHide, found }: Props) {
  const say = useText();
  const { filter, wanted } = address;
  return (
    <>
      <search className="toolbar dataset-filters rows-toolbar">
        <SearchBox
          value={filter.q ?? ""}
          placeholder={say("datasets.rows.search")}
          onSearch={(q) => address.set({ q, after: null })}
        />
        <ConditionFilter
          fields={fields}
          where={filter.where ?? []}
          onChange={(where) => address.set({ where, after: null })}
        />
        {categories.length > 0 && (
          <Select
            aria-label={say("datasets.category")}
            placeholder={say("datasets.category")}
            mode="multiple"
            allowClear
            maxTagCount="responsive"
            value={[...(filter.category ?? [])]}
            options={categories.map(({ dimension, values }) => ({
              label: dimension,
              options: values.map(({ value }) => ({ value: `${dimension}:${value}`, label: value })),
            }))}
            style={{ minWidth: 150, maxWidth: 260 }}
            popupMatchSelectWidth={false}
            onChange={(category: string[]) => address.set({ category, after: null })}
          />
        )}
        <Select
          aria-label={say("datasets.verdict")}
          placeholder={say("datasets.verdict")}
          allowClear
          value={filter.verdict}
          options={VERDICTS.map((verdict) => ({ value: verdict, label: say(`datasets.verdict.${verdict}`) }))}
          style={{ minWidth: 120 }}
          popupMatchSelectWidth={false}
          onChange={(verdict: string | undefined) => address.set({ verdict, after: null })}
        />
        {dataset.tasks.length > 0 && (
          <Select
            aria-label={say("datasets.task")}
            placeholder={say("datasets.task")}
            allowClear
            value={filter.task}
            options={dataset.tasks.map(({ id, name }) => ({ value: id, label: name }))}
            style={{ minWidth: 140, maxWidth: 220 }}
            popupMatchSelectWidth={false}
            onChange={(task: string | undefined) => address.set({ task, after: null })}
          />
        )}
        <OriginFilters address={address} />
        <ColumnChooser fields={fields} hidden={hidden} onChange={onHide} />
        <GoToRow address={address} />
        {address.isFiltered && (
          <Button type="link" onClick={address.clear}>
            {say("action.clear")}
          </Button>
        )}
      </search>
      <div className="rows-found soft" role="status">
        {wanted.version !== undefined && (
          <span>
            {say("datasets.rows.version", { number: wanted.version })}{" "}
            <Button type="link" size="small" onClick={() => address.set({ version: null })}>
              {say("datasets.rows.newest")}
            </Button>
          </span>
        )}
        {found && <Found found={found} address={address} />}
      </div>
    </>
  );
}

/** How many rows there are, and how many of them were looked for. */
function Found({ found, address }: { found: RowSlice; address: RowsAddress }) {
  const say = useText();
  const { number } = useFormats();
  const { matched, rows, indexedRows } = found;
  return (
    <>
      <span>
        {address.isFiltered
          ? say("datasets.rows.matched", { matched: number(matched), count: rows })
          : say("datasets.rows", { count: rows })}
      </span>
      {indexedRows !== null && indexedRows !== undefined && address.filter.q && (
        <span>{say("datasets.rows.indexed", { indexed: number(indexedRows), rows: number(rows) })}</span>
      )}
    </>
  );
}
