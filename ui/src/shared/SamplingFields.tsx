import { useFormats, useText } from "../text/language";
import { NumberItem } from "./NumberItem";
import { useRules } from "./rules";

interface Props {
  /** Below which field of the form they are; none where they are its own. */
  readonly below?: string;
  /** What is the case where nothing is said. */
  readonly unset: string;
  readonly helped?: boolean;
  /** What the provider takes, as far as that is known. */
  readonly ranges?: { readonly temperature?: Range | null; readonly topP?: Range | null };
}

type Range = { readonly min: number; readonly max: number };

/** How a model writes: temperature, top P, max tokens and seed. */
export function SamplingFields({ below, unset, helped = false, ranges }: Props) {
  const say = useText();
  const rules = useRules();
  const { number } = useFormats();
  const { min, max } = ranges?.temperature ?? { min: 0, max: 2 };
  const topP = ranges?.topP ?? { min: 0, max: 1 };
  const fields = {
    temperature: { step: 0.1, rule: (it: string) => rules.range(it, min, max) },
    topP: {
      step: 0.05,
      rule: (it: string) => (topP.min > 0 ? rules.range(it, topP.min, topP.max) : rules.overUpTo(it, 0, topP.max)),
    },
    maxTokens: { step: 100, rule: (it: string) => rules.whole(it, 1, 1_000_000) },
    seed: { step: 1, rule: (it: string) => rules.whole(it, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER) },
  };
  const helpOf = (name: keyof typeof fields) => {
    const range = name === "temperature" || name === "topP" ? ranges?.[name] : null;
    return range
      ? say("form.rangeOf", { min: number(range.min), max: number(range.max) })
      : helped
        ? say(`templates.generation.${name}.help`)
        : undefined;
  };
  return (["temperature", "topP", "maxTokens", "seed"] as const).map((name) => {
    const label = say(`templates.generation.${name}`);
    return (
      <NumberItem
        key={name}
        name={below ? [below, name] : name}
        label={label}
        help={helpOf(name)}
        rule={fields[name].rule(label)}
        step={fields[name].step}
        placeholder={unset}
      />
    );
  });
}
