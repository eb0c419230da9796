import { inBrowser } from "../../shared/storage";

/** What came of asking a model. */
export interface Outcome {
  readonly ok: boolean;
  /** When, as ISO 8601 says times. */
  readonly at: string;
}

const NAME = "winnow.models.outcomes";

/** Of as many models, the newest are remembered. */
const OUTCOMES_MAX = 100;

/** Failures that say nothing of the model: it was busy, or declined this one prompt. */
const PASSING = ["THROTTLED", "REFUSED", "INVALID"];

/** What came of the last test or try of each model in this browser, by id. */
export function readOutcomes(): Readonly<Record<string, Outcome>> {
  try {
    const outcomes: unknown = JSON.parse(inBrowser.get(NAME) ?? "{}");
    return typeof outcomes === "object" && outcomes !== null ? (outcomes as Record<string, Outcome>) : {};
  } catch {
    return {};
  }
}

/**
 * Remembers what came of asking a stored model as it is stored.
 *
 * @param failure the kind of failure; null where it answered
 */
export function rememberOutcome(id: string, failure: string | null): void {
  if (failure !== null && PASSING.includes(failure.toUpperCase())) {
    return;
  }
  const all = { ...readOutcomes(), [id]: { ok: failure === null, at: new Date().toISOString() } };
  const newest = Object.entries(all)
    .sort(([, one], [, other]) => (one.at < other.at ? 1 : -1))
    .slice(0, OUTCOMES_MAX);
  inBrowser.set(NAME, JSON.stringify(Object.fromEntries(newest)));
}
