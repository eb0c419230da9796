import { useFormats, useText } from "../../text/language";
import type { Kappa } from "./types";

/** Words a kappa: its value with the interval, the agreement, and of how many rows. */
export function useKappaText(): (kappa: Kappa) => string {
  const say = useText();
  const { number, percent } = useFormats();
  return ({ rows, agreement, value, interval }) => {
    const beside = { agreement: percent(agreement * 100), count: rows };
    return value === null || value === undefined || !interval
      ? say("review.kappa.none", beside)
      : say("review.kappa", {
          ...beside,
          value: number(value, 2),
          from: number(interval.from, 2),
          to: number(interval.to, 2),
        });
  };
}
