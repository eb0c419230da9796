import { Flex, InputNumber, Segmented } from "antd";
import { useText } from "../../../text/language";
import type { CombinationFields } from "./proportions";

interface Props {
  readonly combination: CombinationFields;
  /** Whether it names a category of each dimension: only then it can have a share. */
  readonly all: boolean;
  /** Whether it may also be as its categories make it. */
  readonly automatic?: boolean;
  readonly onChange: (combination: CombinationFields) => void;
}

/** Whether a combination is excluded, or its own share or number of rows. */
export function OwnShare({ combination, all, automatic = false, onChange }: Props) {
  const say = useText();
  const { when, share, rows, change } = combination;
  const kind = rows !== undefined ? "rows" : share === undefined ? "automatic" : share === 0 ? "exclude" : "share";
  const kinds = [
    ...(automatic || kind === "automatic" ? (["automatic"] as const) : []),
    "exclude" as const,
    ...(all ? (["share", "rows"] as const) : []),
  ];
  const choose = (next: string) => {
    const some = { when, change };
    switch (next) {
      case "exclude":
        return onChange({ ...some, share: 0 });
      case "share":
        return onChange({ ...some, share: 1_000 });
      case "rows":
        return onChange({ ...some, rows: 10 });
      default:
        return onChange(some);
    }
  };
  return (
    <Flex gap={8} wrap align="center">
      <Segmented
        aria-label={say("shares.own")}
        value={kind}
        options={kinds.map((it) => ({ value: it, label: say(`shares.own.${it}`) }))}
        onChange={choose}
      />
      {kind === "share" && (
        <InputNumber
          aria-label={say("shares.own.share")}
          min={0.01}
          max={100}
          precision={2}
          formatter={(value) => String(Number(value ?? 0))}
          suffix="%"
          style={{ width: 100 }}
          value={(share ?? 0) / 100}
          onChange={(value) => onChange({ when, change, share: Math.max(1, Math.round((value ?? 0) * 100)) })}
        />
      )}
      {kind === "rows" && (
        <InputNumber
          aria-label={say("shares.own.rows")}
          min={0}
          max={10_000_000}
          precision={0}
          style={{ width: 110 }}
          value={rows ?? 0}
          onChange={(value) => onChange({ when, change, rows: value ?? 0 })}
        />
      )}
    </Flex>
  );
}
