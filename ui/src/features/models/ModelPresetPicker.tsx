import { Form, Select } from "antd";
import { useFormats, useText } from "../../text/language";
import { presetText } from "./modelForm";
import type { ModelPreset } from "./modelQueries";

interface Props {
  readonly presets: readonly ModelPreset[];
  readonly chosen: ModelPreset | null;
  readonly onChoose: (preset: ModelPreset | null) => void;
}

const FIELDS = { model: "models.form.model", apiKey: "models.form.apiKey" } as const;

/** Well-known models to begin with; says what they leave to be filled in. */
export function ModelPresetPicker({ presets, chosen, onChoose }: Props) {
  const say = useText();
  const { list } = useFormats();
  const left = (preset: ModelPreset) =>
    preset.fill.length === 0
      ? say("models.form.fill.none")
      : say("models.form.fill", {
          fields: list(
            preset.fill.map((field) => (field in FIELDS ? say(FIELDS[field as keyof typeof FIELDS]) : field)),
          ),
        });
  return (
    <Form.Item
      label={say("models.form.preset")}
      htmlFor="preset"
      extra={chosen && `${presetText(chosen, say)} ${left(chosen)}`}
    >
      <Select
        id="preset"
        allowClear
        showSearch={{ optionFilterProp: "label" }}
        placeholder={say("models.form.preset.choose")}
        value={chosen?.name}
        options={presets.map(({ name }) => ({ value: name, label: name }))}
        onChange={(name: string | undefined) => onChoose(presets.find((preset) => preset.name === name) ?? null)}
      />
    </Form.Item>
  );
}
