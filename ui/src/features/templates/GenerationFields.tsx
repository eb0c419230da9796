import { Button, Form, Select } from "antd";
import { SamplingFields } from "../../shared/SamplingFields";
import { useFormats, useText } from "../../text/language";
import type { TemplateFields } from "./templateForm";

/** How the model writes: the guide's presets, and each parameter. */
export function GenerationFields({ onTouched }: { onTouched: () => void }) {
  const say = useText();
  const { number } = useFormats();
  const form = Form.useFormInstance<TemplateFields>();
  const now = Form.useWatch("generation", form);
  const range = ([low, high]: readonly [number, number]) =>
    low === high ? number(low) : `${number(low)}–${number(high)}`;
  const apply = ({ temperature, topP }: Preset) => {
    form.setFieldValue(["generation", "temperature"], middle(temperature));
    form.setFieldValue(["generation", "topP"], middle(topP));
    onTouched();
  };
  const fits = ({ temperature, topP }: Preset) => within(now?.temperature, temperature) && within(now?.topP, topP);
  const unset = say("templates.generation.unset");
  return (
    <>
      <fieldset className="preset-buttons" aria-label={say("templates.generation.presets")}>
        {PRESETS.map((preset) => (
          <Button
            key={preset.key}
            aria-pressed={fits(preset)}
            type={fits(preset) ? "primary" : "default"}
            ghost={fits(preset)}
            style={{ height: "auto", padding: "6px 12px", textAlign: "start", display: "block" }}
            onClick={() => apply(preset)}
          >
            <div style={{ fontWeight: 600 }}>{say(`templates.generation.preset.${preset.key}`)}</div>
            <div className="soft" style={{ whiteSpace: "normal" }}>
              {say("templates.generation.preset.range", {
                temperature: range(preset.temperature),
                topP: range(preset.topP),
              })}
              <br />
              {say(`templates.generation.preset.${preset.key}.tokens`)}
            </div>
          </Button>
        ))}
      </fieldset>
      <div className="form-grid">
        <SamplingFields below="generation" unset={unset} helped />
        <Form.Item
          name={["generation", "stop"]}
          label={say("templates.generation.stop")}
          extra={say("templates.generation.stop.help")}
        >
          <Select mode="tags" open={false} suffixIcon={null} maxCount={16} placeholder={unset} />
        </Form.Item>
      </div>
    </>
  );
}

/** The guide's table of parameters (spec: "Parameter Tuning"): ranges, of which a preset sets the middle. */
const PRESETS = [
  { key: "quality", temperature: [0.3, 0.5], topP: [0.9, 0.95] },
  { key: "fast", temperature: [0.1, 0.3], topP: [0.9, 0.9] },
  { key: "creative", temperature: [0.7, 1], topP: [0.95, 1] },
] as const;

type Preset = (typeof PRESETS)[number];

/** Rounded to thousandths, so that no 0.8500000000000001 is shown. */
function middle([low, high]: readonly [number, number]): number {
  return Math.round(((low + high) / 2) * 1000) / 1000;
}

function within(value: number | null | undefined, [low, high]: readonly [number, number]): boolean {
  return typeof value === "number" && value >= low && value <= high;
}
