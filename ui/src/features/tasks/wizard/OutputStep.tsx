import { useQuery } from "@tanstack/react-query";
import { Form, Input, Radio, Select } from "antd";
import { useState } from "react";
import { found } from "../../../shared/byName";
import { FORMATS } from "../../../shared/DownloadMenu";
import { useRules } from "../../../shared/rules";
import { useText } from "../../../text/language";
import { choicesOf, datasetQuery } from "../../datasets/datasetQueries";
import { EvaluatePart } from "./EvaluatePart";
import type { WizardFields } from "./wizardForm";

/** Where the rows go, as what file they can be downloaded, and whether they are evaluated. */
export function OutputStep() {
  const say = useText();
  const rules = useRules();
  const form = Form.useFormInstance<WizardFields>();
  const to = Form.useWatch(["output", "to"], form);
  const typed = Form.useWatch(["output", "dataset"], form) as string | undefined;
  const task = Form.useWatch("name", form);
  const [q, setQ] = useState("");
  const datasets = useQuery({ ...choicesOf(q), enabled: to === "existing" });
  const id = Form.useWatch(["output", "datasetId"], form) as string | undefined;
  const chosen = useQuery({ ...datasetQuery(id ?? ""), enabled: to === "existing" && id !== undefined }).data;
  const known = datasets.data?.content ?? [];
  const options = found(chosen && !known.some((it) => it.id === chosen.id) ? [chosen, ...known] : known, q);
  const name = (typed?.trim() || task?.trim()) ?? "";
  const same = useQuery({ ...choicesOf(name), enabled: to === "new" && name !== "" });
  const taken =
    to === "new" ? same.data?.content.find((it) => it.name.toLowerCase() === name.toLowerCase()) : undefined;
  const dataset = say("datasets.one");
  const newName = say("wizard.dataset.name");
  return (
    <div className="wizard-narrow">
      <Form.Item<WizardFields> name={["output", "to"]} label={say("wizard.output")}>
        <Radio.Group
          optionType="button"
          options={[
            { value: "new", label: say("wizard.output.new") },
            { value: "existing", label: say("wizard.output.existing") },
          ]}
        />
      </Form.Item>
      {to === "existing" ? (
        <Form.Item<WizardFields>
          name={["output", "datasetId"]}
          label={dataset}
          extra={say("wizard.dataset.help")}
          rules={[{ required: true, message: say("form.required", { field: dataset }) }]}
        >
          <Select
            showSearch={{ filterOption: false, onSearch: setQ }}
            loading={datasets.isFetching}
            notFoundContent={datasets.data && say("wizard.dataset.none")}
            options={options.map((it) => ({
              value: it.id,
              label: say("wizard.dataset.rows", { name: it.name, count: it.rows }),
            }))}
          />
        </Form.Item>
      ) : (
        <Form.Item<WizardFields>
          name={["output", "dataset"]}
          label={newName}
          extra={taken ? say("wizard.dataset.taken", { count: taken.rows }) : say("wizard.dataset.name.help")}
          rules={[rules.maxLength(newName, 200)]}
        >
          <Input autoComplete="off" placeholder={task} />
        </Form.Item>
      )}
      <Form.Item<WizardFields> name={["output", "format"]} label={say("wizard.format")}>
        <Radio.Group
          style={{ display: "grid", gap: 6 }}
          options={FORMATS.map((value) => ({
            value,
            label: (
              <>
                {value} <span className="soft">{say(`wizard.format.${value}`)}</span>
              </>
            ),
          }))}
        />
      </Form.Item>
      <EvaluatePart />
    </div>
  );
}
