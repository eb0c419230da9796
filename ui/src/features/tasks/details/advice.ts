import { goesWith } from "../taskMoves";
import type { Task, TaskStatus } from "../taskQueries";

/** Where to do what advice says. */
export type Place = "template" | "next" | "concurrency" | "model";

/** What there is to say, and where it is followed: what is pinned, such as the template, only by another task. */
const PLACES = {
  throttled: ["concurrency", "model"],
  failures: ["model"],
  concurrency: ["concurrency"],
  limits: ["model"],
  long: ["template", "next", "model"],
  slow: ["template", "next", "model"],
  cut: ["template", "next"],
  reasoning: ["template", "next", "model"],
  duplicates: ["template", "next"],
  schema: ["template", "next"],
  malformed: ["template", "next", "model"],
  rule: ["template", "next"],
} as const satisfies Record<string, readonly Place[]>;

type Kind = keyof typeof PLACES;

/** Something this task's figures say, with the figures that say it, by their names in its text. */
export interface Advice {
  readonly kind: Kind;
  readonly values: Readonly<Record<string, number>>;
}

/** From these figures on something is worth saying; below, it is chance. */
const ANSWERS_MIN = 3;
const TEXTS_MIN = 10;
const THROTTLED_SHARE = 0.1;
const FAILURES_SHARE = 0.2;
const CUT_SHARE = 0.3;
const REASONING_SHARE = 0.8;
const REJECTED_SHARE = 0.15;
const SLOW_MILLIS = 3_000;
const LONG_TOKENS = 2_000;
const CONCURRENCY_LOW = 16;
const BUSY_SHARE = 0.5;
const WAIT_MILLIS = 1_000;

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

/** What can follow advice: this task while it runs, this task when it is resumed or retried, or only another one. */
type Follow = "running" | "resume" | "retry" | "next";

const FOLLOW: Record<TaskStatus, Follow> = {
  PENDING: "resume",
  RUNNING: "running",
  PAUSED: "resume",
  PARTIAL: "retry",
  FAILED: "retry",
  COMPLETED: "next",
  CANCELLED: "next",
};

export function followOf({ status }: Task): Follow {
  return FOLLOW[status];
}

const ABOUT_SPEED: readonly Kind[] = ["throttled", "failures", "concurrency", "limits", "long", "slow"];

/** Of advice, what is about speed rather than about texts. */
export function isAboutSpeed({ kind }: Advice): boolean {
  return ABOUT_SPEED.includes(kind);
}

/** The places that advice for a task leads to. */
export function placesFor(task: Task, advice: readonly Advice[]): readonly Place[] {
  const wanted = new Set<Place>(advice.flatMap(({ kind }) => PLACES[kind]));
  if (followOf(task) === "next") {
    wanted.add("next");
  }
  const isThere = (place: Place) =>
    place === "concurrency" ? goesWith(place, task.status) : place === "model" || task.template.id !== null;
  return (["concurrency", "template", "next", "model"] as const).filter((it) => wanted.has(it) && isThere(it));
}

function aboutRejects({ requests, rejected, generated, tokens }: Task): readonly Advice[] {
  const found: Advice[] = [];
  const { answered, cut } = requests;
  const isFruitless = cut + (rejected.MALFORMED ?? 0) >= answered * CUT_SHARE;
  if (answered >= ANSWERS_MIN && isFruitless && tokens.reasoning > tokens.output * REASONING_SHARE) {
    const { reasoning, output } = tokens;
    found.push({ kind: "reasoning", values: { share: (100 * reasoning) / output, count: reasoning, answers: output } });
  }
  if (answered >= ANSWERS_MIN && cut >= answered * CUT_SHARE) {
    found.push({ kind: "cut", values: { share: (100 * cut) / answered, count: cut, answers: answered } });
  }
  const texts = generated + Object.values(rejected).reduce((sum, count) => sum + count, 0);
  if (texts < TEXTS_MIN) {
    return found;
  }
  const shares = REASONS.map(([reason, kind]) => ({ kind, count: rejected[reason] ?? 0 }))
    .filter(({ count }) => count >= texts * REJECTED_SHARE)
    .sort((one, other) => other.count - one.count);
  return [
    ...found,
    ...shares.map(({ kind, count }) => ({ kind, values: { share: (100 * count) / texts, count, texts } })),
  ];
}

function aboutSpeed(task: Task): readonly Advice[] {
  const { status, requests, tokens, concurrency } = task;
  const { answered, throttled, retried, failed, latencyMillisMean, inFlight } = requests;
  const found: Advice[] = [];
  const isThrottled = throttled >= ANSWERS_MIN && throttled >= answered * THROTTLED_SHARE;
  if (isThrottled) {
    found.push({ kind: "throttled", values: { count: throttled, answers: answered } });
  }
  // Without a second try, or an answer before it stopped, it was no passing fault: the state of the task says what it was.
  const isStopped = status !== "RUNNING" && answered === 0;
  if (!isStopped && retried >= ANSWERS_MIN && retried + failed >= answered * FAILURES_SHARE) {
    found.push({ kind: "failures", values: { count: retried, failed } });
  }
  if (status !== "RUNNING" || answered < ANSWERS_MIN) {
    return found;
  }
  const busy = isThrottled ? null : heldBackTo(task);
  if (busy !== null) {
    found.push({ kind: "limits", values: { count: busy, concurrency } });
  }
  if (latencyMillisMean < SLOW_MILLIS) {
    return found;
  }
  const mayBeMore = !isThrottled && busy === null;
  if (mayBeMore && concurrency < CONCURRENCY_LOW && inFlight >= concurrency) {
    found.push({ kind: "concurrency", values: { latency: latencyMillisMean, count: concurrency } });
  }
  const values = { tokens: Math.round(tokens.output / answered), latency: latencyMillisMean };
  if (values.tokens >= LONG_TOKENS) {
    found.push({ kind: "long", values });
  } else if (mayBeMore && concurrency >= CONCURRENCY_LOW) {
    found.push({ kind: "slow", values });
  }
  return found;
}

/**
 * How many calls are being answered at a time, where the others wait for their turn; null where none does. A request
 * counts as in flight while the model's own limits keep it waiting, so that its rate has to tell: by Little's law as many
 * are being answered as come in a second, times the seconds that one takes.
 */
function heldBackTo({ requests, generated, rate, concurrency }: Task): number | null {
  const { answered, latencyMillisMean, inFlight } = requests;
  if (answered < TEXTS_MIN || generated === 0 || rate.rowsPerMinute <= 0 || inFlight < concurrency) {
    return null;
  }
  const answersPerMilli = (rate.rowsPerMinute * answered) / generated / 60_000;
  const busy = answersPerMilli * latencyMillisMean;
  const waitMillis = concurrency / answersPerMilli - latencyMillisMean;
  return busy <= concurrency * BUSY_SHARE && waitMillis >= WAIT_MILLIS ? Math.max(1, Math.round(busy)) : null;
}
