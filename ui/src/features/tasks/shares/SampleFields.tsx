import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Flex, Form, Input, Radio, Select } from "antd";
import { useState } from "react";
import { useText } from "../../../text/language";
import { DatasetSelect } from "../../datasets/DatasetSelect";
import { useFieldsOf } from "./DatasetShares";
import type { Sample } from "./proportions";

interface Props {
  readonly sample: Sample | undefined;
  readonly onChange: (sample: Sample | undefined) => void;
}

type Source = "generate" | "sample" | "both";

/** Where a category's rows come from: generated, drawn from a dataset, or drawn as far as there are and generated then. */
export function SampleFields({ sample, onChange }: Props) {
  const say = useText();
  const source: Source = sample === undefined ? "generate" : sample.thenGenerate ? "both" : "sample";
  const choose = (next: Source) =>
    onChange(next === "generate" ? undefined : { ...(sample ?? {}), thenGenerate: next === "both" });
  return (
    <>
      <Form.Item label={say("shares.source")}>
        <Radio.Group
          aria-label={say("shares.source")}
          value={source}
          options={(["generate", "sample", "both"] as const).map((it) => ({
            value: it,
            label: say(`shares.source.${it}`),
          }))}
          onChange={({ target }) => choose(target.value)}
        />
      </Form.Item>
      {sample && <DrawnFrom id="sample-dataset" sample={sample} onChange={onChange} />}
    </>
  );
}

/** The dataset that rows are drawn from, and which of its rows. */
export function DrawnFrom({
  id,
  sample,
  onChange,
}: {
  readonly id: string;
  readonly sample: Sample;
  readonly onChange: (sample: Sample, name?: string) => void;
}) {
  const say = useText();
  return (
    <>
      <Form.Item label={say("datasets.one")} htmlFor={id}>
        <DatasetSelect
          id={id}
          value={sample.datasetId}
          onChange={(datasetId, name) => onChange({ ...sample, datasetId }, name)}
        />
      </Form.Item>
      <Filters sample={sample} onChange={onChange} />
    </>
  );
}

/** Which rows are drawn from: those whose fields have these values. */
function Filters({ sample, onChange }: { sample: Sample; onChange: (sample: Sample) => void }) {
  const say = useText();
  const fields = useFieldsOf(sample.datasetId, []);
  const [filters, setFilters] = useState(() =>
    Object.entries(sample.where ?? {}).map(([field, value]) => ({ field, value })),
  );
  const put = (next: typeof filters) => {
    setFilters(next);
    const where = Object.fromEntries(next.filter(({ field }) => field !== "").map((it) => [it.field, it.value]));
    onChange({ ...sample, where });
  };
  return (
    <Form.Item label={say("shares.source.where")}>
      <Flex vertical gap={6} align="start">
        {filters.map(({ field, value }, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a filter is told apart by its place.
          <Flex key={at} gap={6} style={{ width: "100%" }}>
            <Select
              aria-label={say("shares.field")}
              placeholder={say("shares.field")}
              style={{ width: 180 }}
              value={field || undefined}
              options={fields.map((it) => ({ value: it, label: it }))}
              onChange={(next: string) => put(filters.with(at, { field: next, value }))}
            />
            <Input
              aria-label={say("shares.source.value")}
              placeholder={say("shares.source.value")}
              value={String(value)}
              onChange={({ target }) => put(filters.with(at, { field, value: target.value }))}
            />
            <Button
              type="text"
              icon={<DeleteOutlined aria-hidden />}
              aria-label={say("shares.source.remove")}
              title={say("shares.source.remove")}
              onClick={() => put(filters.filter((_, each) => each !== at))}
            />
          </Flex>
        ))}
        <Button
          size="small"
          icon={<PlusOutlined aria-hidden />}
          onClick={() => put([...filters, { field: "", value: "" }])}
        >
          {say("shares.source.add")}
        </Button>
      </Flex>
    </Form.Item>
  );
}
