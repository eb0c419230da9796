import { useText } from "../text/language";
import { NumberItem } from "./NumberItem";
import { useRules } from "./rules";

interface Props {
  /** Below which field of the form they are; none where they are its own. */
  readonly below?: string;
  /** What is the case where nothing is said. */
  readonly unset: string;
  readonly helped?: boolean;
}

/** How a model writes: temperature, top P, max tokens and seed. */
export function SamplingFields({ below, unset, helped = false }: Props) {
  const say = useText();
  const rules = useRules();
  const fields = {
    temperature: { step: 0.1, rule: (it: string) => rules.range(it, 0, 2) },
    topP: { step: 0.05, rule: (it: string) => rules.overUpTo(it, 0, 1) },
    maxTokens: { step: 100, rule: (it: string) => rules.whole(it, 1, 1_000_000) },
    seed: { step: 1, rule: (it: string) => rules.whole(it, Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER) },
  };
  return (["temperature", "topP", "maxTokens", "seed"] as const).map((name) => {
    const label = say(`templates.generation.${name}`);
    return (
      <NumberItem
        key={name}
        name={below ? [below, name] : name}
        label={label}
        help={helped ? say(`templates.generation.${name}.help`) : undefined}
        rule={fields[name].rule(label)}
        step={fields[name].step}
        placeholder={unset}
      />
    );
  });
}
