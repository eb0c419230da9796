import { Form, Select } from "antd";
import { FoldedFields } from "../../shared/FoldedFields";
import { NumberItem } from "../../shared/NumberItem";
import { useRules } from "../../shared/rules";
import { SamplingFields } from "../../shared/SamplingFields";
import { useText } from "../../text/language";
import type { ModelPreset } from "./modelQueries";

const THINKING = ["auto", "off", "low", "medium", "high"] as const;

/** What a request may hold at most, of any provider. */
const STOP_MAX = 16;

/** How a model writes: folded away, since the defaults will do. */
export function GenerationFields({ preset }: { preset: ModelPreset }) {
  const say = useText();
  const rules = useRules();
  const latency = say("models.form.latencyMillis");
  const unset = say("models.form.fromTemplate");
  const stopMax = Math.min(preset.stopMax ?? STOP_MAX, STOP_MAX);
  const stop = say("templates.generation.stop");
  return (
    <FoldedFields label={say("models.form.sampling")}>
      <div className="form-grid">
        <SamplingFields unset={unset} ranges={preset} />
        {preset.provider === "offline" ? (
          <NumberItem name="latencyMillis" label={latency} rule={rules.whole(latency, 0, 600_000)} placeholder="0" />
        ) : (
          <Form.Item name="thinking" label={say("models.form.thinking")} extra={say("models.form.thinking.help")}>
            <Select options={THINKING.map((value) => ({ value, label: say(`models.form.thinking.${value}`) }))} />
          </Form.Item>
        )}
        <Form.Item name="stop" label={stop} extra={say("models.form.stop.help", { max: stopMax })}>
          <Select mode="tags" open={false} suffixIcon={null} maxCount={stopMax} placeholder={unset} />
        </Form.Item>
      </div>
    </FoldedFields>
  );
}
