import { useFormats, useText } from "../../text/language";
import type { Kappa } from "./types";

/** Words a kappa: its value with the interval where there is one, the agreement, and of how many rows. */
export function useKappaText(): (kappa: Kappa) => string {
  const say = useText();
  const { number, percent } = useFormats();
  return ({ rows, agreement, value, interval }) => {
    const beside = { agreement: percent(agreement * 100), count: rows };
    if (value === null || value === undefined) {
      return say("review.kappa.none", beside);
    }
    const known = { ...beside, value: number(value, 2) };
    // Where the error is 0, as with raters who always agree, there is no interval.
    return interval
      ? say("review.kappa", { ...known, from: number(interval.from, 2), to: number(interval.to, 2) })
      : say("review.kappa.bare", known);
  };
}
