export type Tone = "good" | "warn" | "bad";

const GOOD_FROM = 90;
const FAIR_FROM = 70;

/** The colour of an overall score. */
export function toneOf(score: number): Tone {
  return score >= GOOD_FROM ? "good" : score >= FAIR_FROM ? "warn" : "bad";
}
