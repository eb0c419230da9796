import { useQuery } from "@tanstack/react-query";
import { Button, Flex, Form } from "antd";
import { useEffect, useState } from "react";
import { Problem } from "../../../api/problem";
import { FormOutcome } from "../../../shared/FormOutcome";
import { ProblemAlert } from "../../../shared/ProblemAlert";
import { SideDrawer } from "../../../shared/SideDrawer";
import { useSettled } from "../../../shared/useSettled";
import { useText } from "../../../text/language";
import { statisticsQuery } from "../datasetQueries";
import { exportPreviewQuery, useExport } from "../exportQueries";
import { firstRowsQuery } from "../rowQueries";
import { useRowsAddress } from "../rows/rowsAddress";
import { fieldsOf } from "../rows/tableColumns";
import type { Dataset, ExportWish } from "../types";
import { ExportPreviewView } from "./ExportPreviewView";
import { FormatFields } from "./FormatFields";
import { LayoutFields } from "./LayoutFields";
import { OtherFields } from "./OtherFields";
import { type ExportFields, FIRST_FIELDS, lacking, wishOf, withRefused } from "./wish";

interface Props {
  readonly dataset: Dataset;
  readonly open: boolean;
  readonly onClose: () => void;
  /** Called when the service has begun to write. */
  readonly onMade: () => void;
}

/** Writes the rows of a dataset to a file, and shows before how it will look. */
export function ExportDrawer({ dataset, open, onClose, onMade }: Props) {
  const say = useText();
  return (
    <SideDrawer
      open={open}
      destroyOnHidden
      size="min(1120px, 96vw)"
      title={say("datasets.export.title", { name: dataset.name })}
      onClose={onClose}
    >
      <ExportForm dataset={dataset} onClose={onClose} onMade={onMade} />
    </SideDrawer>
  );
}

function ExportForm({ dataset, onClose, onMade }: Omit<Props, "open">) {
  const say = useText();
  const address = useRowsAddress();
  const [fields, setFields] = useState<ExportFields>(() => ({
    ...FIRST_FIELDS,
    version: address.wanted.version ?? null,
    filtered: address.isFiltered,
  }));
  const first = useQuery(firstRowsQuery(dataset.id, 20));
  const columns = fieldsOf(first.data?.content ?? []);
  const statistics = useQuery(statisticsQuery(dataset.id, fields.version ?? undefined));
  const dimensions = statistics.data?.categories.map(({ dimension }) => dimension) ?? [];
  const make = useExport(dataset.id);
  const put = (change: Partial<ExportFields>) => {
    make.reset();
    setFields((before) => ({ ...before, ...change }));
  };
  // The slots of another layout say nothing of this one.
  const [slots, setSlots] = useState<{ of: ExportFields["layout"]; slots: Parameters<typeof lacking>[0] }>();
  const wish = wishOf(fields, columns, address.filter);
  // As a text: it is another object at each rendering.
  const settled: ExportWish = JSON.parse(useSettled(JSON.stringify(wish)));
  const preview = useQuery(exportPreviewQuery(dataset.id, settled));
  const layout = settled.layout ?? null;
  useEffect(() => {
    if (preview.data && !preview.isPlaceholderData) {
      setSlots({ of: layout, slots: preview.data.slots });
    }
  }, [preview.data, preview.isPlaceholderData, layout]);
  const refusal = preview.error ?? make.error;
  const known = withRefused(
    slots !== undefined && slots.of === fields.layout ? slots.slots : [],
    refusal instanceof Problem && layout === fields.layout ? refusal.fields : [],
    fields.mapping,
  );
  const missing = fields.layout === null ? [] : lacking(known, fields.mapping);
  return (
    <Form layout="vertical" className="export-columns" onFinish={() => make.mutate(wish, { onSuccess: onMade })}>
      <div>
        <FormatFields datasetId={dataset.id} fields={fields} put={put} filtered={address.isFiltered} />
        <LayoutFields fields={fields} slots={known} columns={columns} put={put} />
        <OtherFields fields={fields} columns={columns} dimensions={dimensions} put={put} />
        <FormOutcome error={make.error}>
          <ProblemAlert error={make.error} fields={make.error instanceof Problem ? make.error.fields : []} />
        </FormOutcome>
        <Flex gap={8} wrap>
          <Button type="primary" htmlType="submit" disabled={missing.length > 0} loading={make.isPending}>
            {say("datasets.export.do")}
          </Button>
          <Button onClick={onClose}>{say("action.cancel")}</Button>
        </Flex>
      </div>
      <ExportPreviewView preview={preview.data} error={preview.error} missing={missing} />
    </Form>
  );
}
