import { Form, Select } from "antd";
import { useText } from "../../../text/language";
import type { PairFields } from "./gateFields";

interface Props {
  readonly value: PairFields;
  readonly onChange: (value: PairFields) => void;
  readonly rowFields: readonly string[];
  /** Whether fields that are missing are said. */
  readonly strict: boolean;
}

/** Which two fields of a row are compared: the one that should be better, and the other one. */
export function JudgePair({ value, onChange, rowFields, strict }: Props) {
  const say = useText();
  const field = (name: keyof PairFields, other: keyof PairFields) => {
    const missing = strict && value[name] === "";
    return (
      <Form.Item
        label={say(`gates.judge.pair.${name}`)}
        htmlFor={`judge-pair-${name}`}
        validateStatus={missing ? "error" : ""}
        help={missing ? say("gates.judge.pair.none") : undefined}
      >
        <Select
          id={`judge-pair-${name}`}
          value={value[name] || undefined}
          options={rowFields.filter((it) => it !== value[other]).map((it) => ({ value: it, label: it }))}
          onChange={(next: string) => onChange({ ...value, [name]: next })}
        />
      </Form.Item>
    );
  };
  return (
    <>
      <div className="gates-numbers">
        {field("chosen", "rejected")}
        {field("rejected", "chosen")}
      </div>
      <p className="soft gates-pair">{say("gates.judge.pair.more")}</p>
    </>
  );
}
