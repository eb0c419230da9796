import { DeleteOutlined, PlusOutlined } from "@ant-design/icons";
import { Button, Input, InputNumber, Select } from "antd";
import { useText } from "../../../text/language";
import { type DimensionFields, newDimension } from "./gateFields";

interface Props {
  readonly value: readonly DimensionFields[];
  readonly onChange: (value: readonly DimensionFields[]) => void;
  /** Whether each gets a score, on a scale. */
  readonly scored: boolean;
  /** Whether texts that are missing are said. */
  readonly strict: boolean;
}

/** Dimensions of one's own: a name, the question that is asked of a row, a scale and a weight. */
export function JudgeDimensions({ value, onChange, scored, strict }: Props) {
  const say = useText();
  return (
    <div className="gates-dimensions">
      {value.map((dimension, at) => {
        const put = (more: Partial<DimensionFields>) => onChange(value.with(at, { ...dimension, ...more }));
        const missing = (text: string) => (strict && text.trim() === "" ? "error" : undefined);
        const remove = say("gates.dimension.remove", { number: at + 1 });
        return (
          <fieldset key={dimension.key} className={scored ? "gates-dimension" : "gates-dimension gates-compared"}>
            <legend className="soft">{say("gates.dimension", { number: at + 1 })}</legend>
            <Input
              aria-label={say("gates.dimension.name")}
              placeholder={say("gates.dimension.name")}
              status={missing(dimension.name)}
              value={dimension.name}
              onChange={({ target }) => put({ name: target.value })}
            />
            <Input.TextArea
              aria-label={say("gates.dimension.question")}
              placeholder={say("gates.dimension.question")}
              status={missing(dimension.description)}
              autoSize={{ minRows: 1, maxRows: 4 }}
              value={dimension.description}
              onChange={({ target }) => put({ description: target.value })}
            />
            {scored && (
              <Select
                aria-label={say("gates.dimension.scale")}
                value={dimension.scale}
                options={(["score", "yes_no"] as const).map((it) => ({
                  value: it,
                  label: say(`gates.dimension.scale.${it}`),
                }))}
                onChange={(scale) => put({ scale })}
              />
            )}
            <InputNumber
              aria-label={say("gates.dimension.weight")}
              prefix={<span className="soft">{say("gates.dimension.weight")}</span>}
              min={0}
              max={1000}
              value={dimension.weight}
              onChange={(weight) => put({ weight })}
            />
            <Button
              type="text"
              icon={<DeleteOutlined aria-hidden />}
              aria-label={remove}
              title={remove}
              onClick={() => onChange(value.toSpliced(at, 1))}
            />
          </fieldset>
        );
      })}
      {strict && value.length === 0 && <p className="shares-wrong">{say("gates.dimension.none")}</p>}
      <Button size="small" icon={<PlusOutlined aria-hidden />} onClick={() => onChange([...value, newDimension()])}>
        {say("gates.dimension.add")}
      </Button>
    </div>
  );
}
