import { useFormats } from "../../text/language";

interface ChangeProps {
  readonly value: number;
  readonly tone: "good" | "bad" | null;
  readonly digits: number;
  readonly unit?: string;
}

/** A difference with its sign, in the colour of what it means. */
export function Change({ value, tone, digits, unit }: ChangeProps) {
  const { number } = useFormats();
  const size = number(Math.abs(value), digits);
  const isNothing = size === number(0, digits);
  const sign = isNothing ? "±" : value > 0 ? "+" : "−";
  return (
    <span className="change" data-tone={isNothing ? undefined : (tone ?? undefined)}>
      {sign}
      {size}
      {unit && <span className="evaluation-small">{` ${unit}`}</span>}
    </span>
  );
}
