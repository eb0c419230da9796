import type { Task } from "../taskQueries";

type Share = { readonly share: number; readonly count: number };

/** Something this task's figures say, with the figures that say it. */
export type Advice =
  | { readonly kind: "throttled"; readonly times: number; readonly answers: number }
  | { readonly kind: "failures"; readonly retried: number; readonly failed: number }
  | { readonly kind: "concurrency"; readonly latencyMillis: number; readonly concurrency: number }
  | { readonly kind: "long"; readonly tokens: number; readonly latencyMillis: number }
  | ({ readonly kind: "cut"; readonly answers: number } & Share)
  | ({ readonly kind: "duplicates" | "schema" | "malformed" | "rule"; readonly texts: number } & Share);

/** From these figures on something is worth saying; below, it is chance. */
const ANSWERS_MIN = 3;
const TEXTS_MIN = 10;
const THROTTLED_SHARE = 0.1;
const FAILURES_SHARE = 0.2;
const CUT_SHARE = 0.3;
const REJECTED_SHARE = 0.15;
const SLOW_MILLIS = 3_000;
const LONG_TOKENS = 2_000;
const CONCURRENCY_LOW = 16;

const REASONS = [
  ["DUPLICATE", "duplicates"],
  ["SCHEMA", "schema"],
  ["MALFORMED", "malformed"],
  ["RULE", "rule"],
] as const;

// spec: the guide's Common Questions, answered from this task's figures
/** Why a task is slow or rejects much; what weighs most comes first. */
export function adviceFor(task: Task): readonly Advice[] {
  return [...aboutRejects(task), ...aboutSpeed(task)];
}

/** Of advice, what is about speed rather than about texts. */
export function isAboutSpeed({ kind }: Advice): boolean {
  return kind === "throttled" || kind === "failures" || kind === "concurrency" || kind === "long";
}

function aboutRejects({ requests, rejected, generated }: Task): readonly Advice[] {
  const found: Advice[] = [];
  const { answered, cut } = requests;
  if (answered >= ANSWERS_MIN && cut >= answered * CUT_SHARE) {
    found.push({ kind: "cut", share: (100 * cut) / answered, count: cut, answers: answered });
  }
  // What came after the target was reached says nothing about the prompt.
  const texts =
    generated + Object.entries(rejected).reduce((sum, [reason, count]) => sum + (reason === "SURPLUS" ? 0 : count), 0);
  if (texts < TEXTS_MIN) {
    return found;
  }
  const shares = REASONS.map(([reason, kind]) => ({ kind, count: rejected[reason] ?? 0 }))
    .filter(({ count }) => count >= texts * REJECTED_SHARE)
    .sort((one, other) => other.count - one.count);
  return [...found, ...shares.map(({ kind, count }) => ({ kind, count, texts, share: (100 * count) / texts }))];
}

function aboutSpeed({ status, requests, tokens, concurrency }: Task): readonly Advice[] {
  const { answered, throttled, retried, failed, latencyMillisMean, inFlight } = requests;
  const found: Advice[] = [];
  const isThrottled = throttled >= ANSWERS_MIN && throttled >= answered * THROTTLED_SHARE;
  if (isThrottled) {
    found.push({ kind: "throttled", times: throttled, answers: answered });
  }
  // Without a second try it was no passing fault: the state of the task says what it was.
  if (retried >= ANSWERS_MIN && retried + failed >= answered * FAILURES_SHARE) {
    found.push({ kind: "failures", retried, failed });
  }
  if (status !== "RUNNING" || answered < ANSWERS_MIN || latencyMillisMean < SLOW_MILLIS) {
    return found;
  }
  if (!isThrottled && concurrency < CONCURRENCY_LOW && inFlight >= concurrency) {
    found.push({ kind: "concurrency", latencyMillis: latencyMillisMean, concurrency });
  }
  if (tokens.output >= answered * LONG_TOKENS) {
    found.push({ kind: "long", tokens: Math.round(tokens.output / answered), latencyMillis: latencyMillisMean });
  }
  return found;
}
