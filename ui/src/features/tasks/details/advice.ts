import { goesWith } from "../taskMoves";
import type { Task, TaskStatus } from "../taskQueries";

type Share = { readonly share: number; readonly count: number };

/** Something this task's figures say, with the figures that say it. */
export type Advice =
  | { readonly kind: "throttled"; readonly times: number; readonly answers: number }
  | { readonly kind: "failures"; readonly retried: number; readonly failed: number }
  | { readonly kind: "concurrency"; readonly latencyMillis: number; readonly concurrency: number }
  | { readonly kind: "limits"; readonly busy: number; readonly concurrency: number }
  | { readonly kind: "long" | "slow"; readonly tokens: number; readonly latencyMillis: number }
  | ({ readonly kind: "cut" | "reasoning"; readonly answers: number } & Share)
  | ({ readonly kind: "duplicates" | "schema" | "malformed" | "rule"; readonly texts: number } & Share);

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

const ABOUT_SPEED: readonly Advice["kind"][] = ["throttled", "failures", "concurrency", "limits", "long", "slow"];
const FOR_THIS_TASK: readonly Advice["kind"][] = ["throttled", "failures", "concurrency", "limits"];

/** Of advice, what is about speed rather than about texts. */
export function isAboutSpeed({ kind }: Advice): boolean {
  return ABOUT_SPEED.includes(kind);
}

/** Of advice, what is about the template: that of a task is pinned, so only another one can follow it. */
export function isAboutTemplate({ kind }: Advice): boolean {
  return !FOR_THIS_TASK.includes(kind);
}

/** Where to do what advice says. */
export type Place = "template" | "next" | "concurrency" | "model";

const ABOUT_CONCURRENCY: readonly Advice["kind"][] = ["concurrency", "throttled"];
const ABOUT_MODEL: readonly Advice["kind"][] = [
  "throttled",
  "failures",
  "limits",
  "long",
  "slow",
  "reasoning",
  "malformed",
];

/** The places that advice for a task leads to. */
export function placesFor(task: Task, advice: readonly Advice[]): readonly Place[] {
  const aboutTemplate = advice.some(isAboutTemplate);
  const isAbout = (kinds: readonly Advice["kind"][]) => advice.some(({ kind }) => kinds.includes(kind));
  const places: readonly [Place, boolean][] = [
    ["concurrency", isAbout(ABOUT_CONCURRENCY) && goesWith("concurrency", task.status)],
    ["template", task.template.id !== null && aboutTemplate],
    ["next", task.template.id !== null && (aboutTemplate || followOf(task) === "next")],
    ["model", isAbout(ABOUT_MODEL)],
  ];
  return places.filter(([, leads]) => leads).map(([place]) => place);
}

function aboutRejects({ requests, rejected, generated, tokens }: Task): readonly Advice[] {
  const found: Advice[] = [];
  const { answered, cut } = requests;
  const isFruitless = cut + (rejected.MALFORMED ?? 0) >= answered * CUT_SHARE;
  if (answered >= ANSWERS_MIN && isFruitless && tokens.reasoning > tokens.output * REASONING_SHARE) {
    const { reasoning, output } = tokens;
    found.push({ kind: "reasoning", share: (100 * reasoning) / output, count: reasoning, answers: output });
  }
  if (answered >= ANSWERS_MIN && cut >= answered * CUT_SHARE) {
    found.push({ kind: "cut", share: (100 * cut) / answered, count: cut, answers: answered });
  }
  const texts = generated + Object.values(rejected).reduce((sum, count) => sum + count, 0);
  if (texts < TEXTS_MIN) {
    return found;
  }
  const shares = REASONS.map(([reason, kind]) => ({ kind, count: rejected[reason] ?? 0 }))
    .filter(({ count }) => count >= texts * REJECTED_SHARE)
    .sort((one, other) => other.count - one.count);
  return [...found, ...shares.map(({ kind, count }) => ({ kind, count, texts, share: (100 * count) / texts }))];
}

function aboutSpeed(task: Task): readonly Advice[] {
  const { status, requests, tokens, concurrency } = task;
  const { answered, throttled, retried, failed, latencyMillisMean, inFlight } = requests;
  const found: Advice[] = [];
  const isThrottled = throttled >= ANSWERS_MIN && throttled >= answered * THROTTLED_SHARE;
  if (isThrottled) {
    found.push({ kind: "throttled", times: throttled, answers: answered });
  }
  // Without a second try, or an answer before it stopped, it was no passing fault: the state of the task says what it was.
  const isStopped = status !== "RUNNING" && answered === 0;
  if (!isStopped && retried >= ANSWERS_MIN && retried + failed >= answered * FAILURES_SHARE) {
    found.push({ kind: "failures", retried, failed });
  }
  if (status !== "RUNNING" || answered < ANSWERS_MIN) {
    return found;
  }
  const busy = isThrottled ? null : heldBackTo(task);
  if (busy !== null) {
    found.push({ kind: "limits", busy, concurrency });
  }
  if (latencyMillisMean < SLOW_MILLIS) {
    return found;
  }
  const mayBeMore = !isThrottled && busy === null;
  if (mayBeMore && concurrency < CONCURRENCY_LOW && inFlight >= concurrency) {
    found.push({ kind: "concurrency", latencyMillis: latencyMillisMean, concurrency });
  }
  const answer = { tokens: Math.round(tokens.output / answered), latencyMillis: latencyMillisMean };
  if (answer.tokens >= LONG_TOKENS) {
    found.push({ kind: "long", ...answer });
  } else if (mayBeMore && concurrency >= CONCURRENCY_LOW) {
    found.push({ kind: "slow", ...answer });
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
