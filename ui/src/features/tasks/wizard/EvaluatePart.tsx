import { useQuery } from "@tanstack/react-query";
import { Checkbox, Form, Select } from "antd";
import { NumberItem } from "../../../shared/NumberItem";
import { useRules } from "../../../shared/rules";
import { useText } from "../../../text/language";
import { modelsQuery } from "../../models/modelQueries";
import { judgeRequests, PREFERENCE } from "../gates/gateFields";
import { gatesQuery } from "../gates/gateQueries";
import { useRubricText } from "../gates/gateTexts";
import { type EvaluateFields, USUAL_EVALUATION } from "./evaluateForm";
import type { WizardFields } from "./wizardForm";

const SAMPLE_MAX = 10_000;

/** Whether the rows are evaluated when the task ends, and whether a model scores some of them then. */
export function EvaluatePart() {
  const say = useText();
  const rules = useRules();
  const form = Form.useFormInstance<WizardFields>();
  const rubrics = useQuery(gatesQuery).data?.rubrics ?? [];
  const models = useQuery(modelsQuery({ size: 100, sort: "name,asc" })).data?.content ?? [];
  const rubricText = useRubricText();
  const { automatic, judged, sample, judge } = {
    ...USUAL_EVALUATION,
    ...(Form.useWatch("evaluation", form) as Partial<EvaluateFields> | undefined),
  };
  const count = Form.useWatch("count", form);
  const looked = Math.min(sample ?? 0, typeof count === "number" ? count : 0);
  const needed = (field: string) => ({ required: true, message: say("form.required", { field }) });
  const own = judge.rubric === null;
  return (
    <>
      <h3 className="section-title">{say("wizard.evaluation")}</h3>
      <Form.Item<WizardFields>
        name={["evaluation", "automatic"]}
        valuePropName="checked"
        extra={say("wizard.evaluation.help")}
        style={{ marginBottom: 8 }}
      >
        <Checkbox>{say("wizard.evaluation.automatic")}</Checkbox>
      </Form.Item>
      <div hidden={!automatic}>
        <Form.Item<WizardFields>
          name={["evaluation", "judged"]}
          valuePropName="checked"
          extra={
            judged
              ? say("evaluation.cost", { count: judgeRequests(judge, looked), rows: looked })
              : say("evaluation.judge.help")
          }
        >
          <Checkbox>{say("wizard.evaluation.judge")}</Checkbox>
        </Form.Item>
      </div>
      {automatic && judged && (
        <div className="form-grid">
          <Form.Item
            name={["evaluation", "judge", "modelId"]}
            label={say("gates.judge.model")}
            rules={[needed(say("gates.judge.model"))]}
          >
            <Select
              showSearch={{ optionFilterProp: "label" }}
              placeholder={say("gates.semantic.model.choose")}
              options={models.map(({ id, name }) => ({ value: id, label: name }))}
            />
          </Form.Item>
          <Form.Item name={["evaluation", "judge", "rubric"]} label={say("gates.judge.rubric")}>
            <Select
              options={[
                ...(own ? [{ value: null, label: say("gates.judge.by.own") }] : []),
                ...rubrics
                  .filter(({ name }) => judge.pair || name !== PREFERENCE)
                  .map(({ name }) => ({ value: name, label: rubricText(name) })),
              ]}
            />
          </Form.Item>
          <NumberItem
            name={["evaluation", "sample"]}
            label={say("evaluation.sample")}
            rule={rules.whole(say("evaluation.sample"), 1, SAMPLE_MAX)}
            required
            help={say("evaluation.sample.help")}
          />
        </div>
      )}
    </>
  );
}
