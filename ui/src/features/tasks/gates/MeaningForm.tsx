import { Checkbox, Form, InputNumber, Select } from "antd";
import { useText } from "../../../text/language";
import type { Offer } from "../../models/useModels";
import { embeddingRequests, type MeaningFields, NEW_MEANING } from "./gateFields";

interface Props {
  readonly value: MeaningFields | null;
  readonly onChange: (value: MeaningFields | null) => void;
  readonly models: Offer["models"];
  /** Rows to make: what comparing costs follows from it. */
  readonly rows?: number;
  /** Where no row is rejected: what is asked, what it is for, and what it costs. */
  readonly words?: { readonly label: string; readonly more: string; readonly cost: string };
  /** Whether values that are missing are said. */
  readonly strict: boolean;
}

/** Whether rows that mean nearly the same are rejected, and by which embedding model. */
export function MeaningForm({ value, onChange, models, rows = 0, words, strict }: Props) {
  const say = useText();
  const lacks = strict && value !== null && value.modelId === undefined;
  return (
    <div>
      <Checkbox checked={value !== null} onChange={({ target }) => onChange(target.checked ? NEW_MEANING : null)}>
        {words?.label ?? say("gates.semantic")}
      </Checkbox>
      <div className="soft gates-more">
        {value === null
          ? (words?.more ?? say("gates.semantic.more"))
          : (words?.cost ?? say("gates.semantic.cost", { count: embeddingRequests(rows) }))}
      </div>
      {value && (
        <div className="gates-numbers gates-below">
          <Form.Item
            label={say("gates.semantic.model")}
            htmlFor="semantic-model"
            className="gates-wide"
            required
            validateStatus={lacks ? "error" : ""}
            help={lacks ? say("gates.semantic.model.missing") : undefined}
            extra={words ? undefined : say("gates.semantic.model.help")}
          >
            <Select
              id="semantic-model"
              showSearch={{ optionFilterProp: "label" }}
              placeholder={say("gates.semantic.model.choose")}
              value={value.modelId}
              options={models
                .filter(({ provider }) => provider !== "anthropic")
                .map(({ id, name }) => ({ value: id, label: name }))}
              onChange={(modelId: string) => onChange({ ...value, modelId })}
            />
          </Form.Item>
          <Form.Item
            label={say("gates.semantic.threshold")}
            htmlFor="semantic-threshold"
            extra={words ? undefined : say("gates.semantic.threshold.help")}
          >
            <InputNumber
              id="semantic-threshold"
              min={0.01}
              max={1}
              step={0.01}
              value={value.threshold}
              onChange={(threshold) => onChange({ ...value, threshold })}
            />
          </Form.Item>
        </div>
      )}
    </div>
  );
}
