import { useQuery } from "@tanstack/react-query";
import { Alert, Button, Checkbox, Flex, Form, Input, Radio } from "antd";
import { useState } from "react";
import { Problem } from "../../../api/problem";
import { FormOutcome } from "../../../shared/FormOutcome";
import { ProblemAlert } from "../../../shared/ProblemAlert";
import { useText } from "../../../text/language";
import { DatasetSelect } from "../DatasetSelect";
import { choicesOf } from "../datasetQueries";
import { useStartImport } from "../importQueries";
import { layoutText } from "../texts";
import type { Import, ImportStart } from "../types";
import { startOf, type Target, targetOf } from "./target";

/** Where the rows of an upload go, and how. */
export function ImportForm({ found, onDiscard }: { found: Import; onDiscard: () => void }) {
  const say = useText();
  const [target, setTarget] = useState<Target>(() => targetOf(found));
  const start = useStartImport(found.id);
  const put = (change: Partial<Target>) => {
    start.reset();
    setTarget((before) => ({ ...before, ...change }));
  };
  const wish: ImportStart | null = startOf(target, found);
  const goodRows = found.rows;
  const name = target.name.trim();
  const same = useQuery({ ...choicesOf(name), enabled: target.into === "new" && name !== "" });
  const taken = same.data?.content.find((it) => it.name === name);
  return (
    <Form layout="vertical" style={{ marginTop: 16 }} onFinish={() => wish && start.mutate(wish)}>
      {found.layout && (
        <Alert
          type="info"
          showIcon
          style={{ marginBottom: 16 }}
          title={say("datasets.import.layout", { layout: layoutText(found.layout, say) })}
          description={
            <Checkbox checked={target.readLayout} onChange={({ target: it }) => put({ readLayout: it.checked })}>
              {say("datasets.import.layout.read")}
            </Checkbox>
          }
        />
      )}
      <Form.Item label={say("datasets.import.into")}>
        <Radio.Group
          value={target.into}
          options={[
            { value: "new", label: say("datasets.import.into.new") },
            { value: "existing", label: say("datasets.import.into.existing") },
          ]}
          onChange={({ target: it }) => put({ into: it.value })}
        />
      </Form.Item>
      {target.into === "new" ? (
        <Form.Item
          label={say("datasets.import.name")}
          htmlFor="import-name"
          extra={taken && say("wizard.dataset.taken", { count: taken.rows })}
        >
          <Input
            id="import-name"
            autoComplete="off"
            style={{ maxWidth: 420 }}
            value={target.name}
            onChange={({ target: it }) => put({ name: it.value })}
          />
        </Form.Item>
      ) : (
        <>
          <Form.Item label={say("datasets.one")} htmlFor="import-dataset">
            <div style={{ maxWidth: 420 }}>
              <DatasetSelect
                id="import-dataset"
                value={target.datasetId}
                onChange={(datasetId) => put({ datasetId })}
              />
            </div>
          </Form.Item>
          <Form.Item label={say("datasets.import.mode")}>
            <Radio.Group
              style={{ display: "grid", gap: 4 }}
              value={target.mode}
              options={[
                { value: "append", label: say("datasets.import.mode.append") },
                { value: "new_version", label: say("datasets.import.mode.replace") },
              ]}
              onChange={({ target: it }) => put({ mode: it.value })}
            />
          </Form.Item>
        </>
      )}
      <Form.Item label={say("datasets.version.note")} htmlFor="import-note">
        <Input
          id="import-note"
          autoComplete="off"
          style={{ maxWidth: 420 }}
          placeholder={say("datasets.optional")}
          value={target.note}
          onChange={({ target: it }) => put({ note: it.value })}
        />
      </Form.Item>
      {found.problemCount > 0 && (
        <Form.Item extra={!target.goodRowsOnly && say("datasets.import.good.first")}>
          <Checkbox checked={target.goodRowsOnly} onChange={({ target: it }) => put({ goodRowsOnly: it.checked })}>
            {say("datasets.import.good", { count: goodRows })}
          </Checkbox>
        </Form.Item>
      )}
      <FormOutcome error={start.error}>
        <ProblemAlert error={start.error} fields={start.error instanceof Problem ? start.error.fields : []} />
      </FormOutcome>
      <Flex gap={8} wrap>
        <Button type="primary" htmlType="submit" disabled={wish === null} loading={start.isPending}>
          {say("datasets.import.do", { count: goodRows })}
        </Button>
        <Button onClick={onDiscard}>{say("datasets.import.discard")}</Button>
      </Flex>
    </Form>
  );
}
