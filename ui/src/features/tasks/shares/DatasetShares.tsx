import { useQuery } from "@tanstack/react-query";
import { Button, Form, Modal, Select } from "antd";
import { useState } from "react";
import { query } from "../../../api/client";
import { ProblemAlert } from "../../../shared/ProblemAlert";
import { useFormats, useText } from "../../../text/language";
import { sentences } from "../../../text/sentences";
import { DatasetSelect } from "../../datasets/DatasetSelect";
import { DATASETS } from "../../datasets/datasetQueries";
import { firstRowsQuery } from "../../datasets/rowQueries";
import type { DimensionFields } from "./proportions";
import { countedInto } from "./takeCategories";

/** How many rows of a dataset have which values in a field. */
export function valuesQuery(id: string, field: string) {
  return {
    ...query(DATASETS, "/api/v1/data-management/datasets/{id}/values", { path: { id }, query: { field: [field] } }),
    enabled: id !== "" && field !== "",
  };
}

interface Props {
  readonly dimension: DimensionFields;
  readonly rowFields: readonly string[];
  readonly onTake: (dimension: DimensionFields) => void;
}

/** Begins with the shares that a dataset has. */
export function DatasetShares(props: Props) {
  const say = useText();
  const [open, setOpen] = useState(false);
  return (
    <>
      <Button onClick={() => setOpen(true)}>{say("shares.dataset")}</Button>
      <Modal
        open={open}
        destroyOnHidden
        title={say("shares.dataset")}
        closable={{ "aria-label": say("action.close") }}
        footer={null}
        onCancel={() => setOpen(false)}
      >
        <Chosen {...props} onDone={() => setOpen(false)} />
      </Modal>
    </>
  );
}

function Chosen({ dimension, rowFields, onTake, onDone }: Props & { onDone: () => void }) {
  const say = useText();
  const { percent, number } = useFormats();
  const [id, setId] = useState<string>();
  const [field, setField] = useState<string>();
  const fields = useFieldsOf(id, rowFields);
  const preferred = [dimension.field, dimension.name.trim()].find((it) => it && fields.includes(it));
  const chosen = field ?? preferred;
  const { data, error, isFetching } = useQuery(valuesQuery(id ?? "", chosen ?? ""));
  const counts = (data?.groups ?? []).flatMap(({ values, rows }) => {
    const value = chosen === undefined ? null : values[chosen];
    return value === null || value === undefined || String(value).trim() === "" ? [] : [{ name: String(value), rows }];
  });
  const counted = counts.reduce((sum, { rows }) => sum + rows, 0);
  return (
    <Form layout="vertical" component={false}>
      <Form.Item label={say("datasets.one")} htmlFor="shares-dataset">
        <DatasetSelect
          id="shares-dataset"
          value={id}
          onChange={(next) => {
            setId(next);
            setField(undefined);
          }}
        />
      </Form.Item>
      <Form.Item label={say("shares.field")} htmlFor="shares-dataset-field">
        <Select
          id="shares-dataset-field"
          showSearch
          disabled={id === undefined}
          value={chosen}
          options={fields.map((it) => ({ value: it, label: it }))}
          onChange={setField}
        />
      </Form.Item>
      <ProblemAlert error={error} />
      {data && chosen && (
        <div aria-live="polite">
          <ul className="shares-counts">
            {counts.slice(0, 12).map(({ name, rows }) => (
              <li key={name}>
                <span className="anywhere">{name}</span>
                <span className="soft">
                  {number(rows)}
                  {" · "}
                  {percent((rows / counted) * 100)}
                </span>
              </li>
            ))}
          </ul>
          <p className="soft">
            {sentences(
              counts.length === 0 ? say("shares.dataset.none") : say("shares.dataset.found", { count: counts.length }),
              data.rows > counted && !data.truncated && say("shares.dataset.without", { count: data.rows - counted }),
              data.truncated && say("shares.dataset.truncated"),
            )}
          </p>
        </div>
      )}
      <Button
        type="primary"
        loading={isFetching}
        disabled={counts.length === 0}
        onClick={() => {
          onTake(countedInto(dimension, chosen ?? "", counts));
          onDone();
        }}
      >
        {say("shares.dataset.take")}
      </Button>
    </Form>
  );
}

/** The fields of a dataset's first rows, and of the template's. */
export function useFieldsOf(id: string | undefined, rowFields: readonly string[]): readonly string[] {
  const rows = useQuery({ ...firstRowsQuery(id ?? "", 20), enabled: id !== undefined });
  const found = (rows.data?.content ?? []).flatMap(({ data }) => Object.keys(data));
  return [...new Set([...found, ...rowFields])];
}
