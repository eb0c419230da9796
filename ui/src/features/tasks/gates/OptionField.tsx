import { Input, InputNumber, Select } from "antd";
import { useText } from "../../../text/language";
import { numberIn, type RuleOption, textsIn } from "./gateFields";

interface Props {
  readonly id: string;
  readonly option: RuleOption;
  readonly value: unknown;
  readonly wrong: boolean;
  readonly rowFields: readonly string[];
  /** Undefined: the usual value. */
  readonly onChange: (value: unknown) => void;
}

/** The value of an option of a rule. */
export function OptionField({ id, option, value, wrong, rowFields, onChange }: Props) {
  const say = useText();
  const { type, words, least, most } = option;
  const usual = useUsual(option);
  const status = wrong ? "error" : undefined;
  const field = { id, status, placeholder: usual } as const;
  const choices = (of: readonly string[]) => of.map((it) => ({ value: it, label: it }));
  switch (type) {
    case "WHOLE":
    case "NUMBER":
      return (
        <InputNumber
          {...field}
          style={{ width: "100%", maxWidth: 200 }}
          min={least ?? undefined}
          max={most ?? undefined}
          precision={type === "WHOLE" ? 0 : undefined}
          value={numberIn(value) ?? null}
          onChange={onChange}
        />
      );
    case "FLAG":
      return (
        <Select
          {...field}
          allowClear
          style={{ width: "100%", maxWidth: 200 }}
          value={typeof value === "boolean" ? value : undefined}
          options={[true, false].map((it) => ({ value: it, label: say(it ? "form.yes" : "form.no") }))}
          onChange={onChange}
        />
      );
    case "WORD":
    case "FIELD":
      return type === "FIELD" && rowFields.length === 0 ? (
        <Input {...field} value={textsIn(value)[0] ?? ""} onChange={({ target }) => onChange(target.value)} />
      ) : (
        <Select
          {...field}
          allowClear
          showSearch
          value={textsIn(value)[0]}
          options={choices(type === "WORD" ? words : rowFields)}
          onChange={onChange}
        />
      );
    case "WORDS":
      return <Select {...field} mode="multiple" value={textsIn(value)} options={choices(words)} onChange={onChange} />;
    case "FIELDS":
      return (
        <Select
          {...field}
          mode={rowFields.length > 0 ? "multiple" : "tags"}
          value={textsIn(value)}
          options={choices(rowFields)}
          onChange={onChange}
        />
      );
    case "TEXTS":
      return (
        <Select {...field} mode="tags" open={false} suffixIcon={null} value={textsIn(value)} onChange={onChange} />
      );
    case "TEXT":
      return (
        <Input.TextArea
          {...field}
          className="mono"
          autoSize={{ minRows: 1, maxRows: 6 }}
          value={textsIn(value)[0] ?? ""}
          onChange={({ target }) => onChange(target.value)}
        />
      );
  }
}

/** What holds where nothing is said, as it is shown in the empty field. */
function useUsual({ usual, type }: RuleOption): string {
  const say = useText();
  if (usual === null || usual === undefined || (Array.isArray(usual) && usual.length === 0)) {
    return type === "FIELDS" ? say("wizard.distinctOn.all") : "";
  }
  if (typeof usual === "boolean") {
    return say(usual ? "form.yes" : "form.no");
  }
  return [usual].flat().join(", ");
}
