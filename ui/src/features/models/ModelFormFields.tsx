import { Form, Input } from "antd";
import { FoldedFields } from "../../shared/FoldedFields";
import { NumberItem } from "../../shared/NumberItem";
import { useRules } from "../../shared/rules";
import { useText } from "../../text/language";
import { AddressFields } from "./AddressFields";
import { AdvancedFields } from "./AdvancedFields";
import { GenerationFields } from "./GenerationFields";
import { ModelIdField } from "./ModelIdField";
import type { OfferedModel } from "./modelOffers";
import type { Model, ModelPreset } from "./modelQueries";

interface Props {
  readonly formName: string;
  readonly known: Model | null;
  readonly preset: ModelPreset;
  readonly onChosen: (id: string, offered: OfferedModel | undefined) => void;
  readonly onRefused: (error: unknown) => void;
}

/** The fields of a model once its provider is chosen: where it is called, which one it is, how it writes, its limits. */
export function ModelFormFields({ formName, known, preset, onChosen, onRefused }: Props) {
  const say = useText();
  const rules = useRules();
  const name = say("word.name");
  const description = say("word.description");
  const offline = preset.provider === "offline";
  return (
    <>
      {!offline && (
        <>
          <AddressFields known={known} preset={preset} />
          <ModelIdField formName={formName} known={known} preset={preset} onChosen={onChosen} onRefused={onRefused} />
        </>
      )}
      <Form.Item
        name="name"
        label={name}
        extra={say("models.form.name.help")}
        rules={[rules.required(name), rules.maxLength(name, 100)]}
      >
        <Input autoComplete="off" />
      </Form.Item>
      <Form.Item name="description" label={description} rules={[rules.maxLength(description, 2_000)]}>
        <Input.TextArea autoSize={{ minRows: 1, maxRows: 4 }} />
      </Form.Item>
      <GenerationFields preset={preset} />
      <LimitFields />
      {!offline && <AdvancedFields />}
    </>
  );
}

/** The bounds of a model's pace: their most, and what is the case where nothing is said. */
const LIMITS = [
  ["requestsPerMinute", 2_147_483_647, null],
  ["tokensPerMinute", 2_147_483_647, null],
  ["concurrencyMax", 1_024, "256"],
] as const;

/** The pace of a model's calls: folded away, since the defaults will do. */
function LimitFields() {
  const say = useText();
  const rules = useRules();
  return (
    <FoldedFields label={say("word.limits")}>
      <div className="form-grid">
        {LIMITS.map(([name, most, usual]) => (
          <NumberItem
            key={name}
            name={["limits", name]}
            label={say(`models.form.${name}`)}
            rule={rules.whole(say(`models.form.${name}`), 1, most)}
            placeholder={usual ?? say("models.form.unbounded")}
            help={name === "concurrencyMax" ? say("models.form.concurrencyMax.help") : undefined}
          />
        ))}
      </div>
    </FoldedFields>
  );
}
