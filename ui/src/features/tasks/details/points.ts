import type { Task } from "../taskQueries";
import type { TaskRequest } from "./historyQueries";

/** Where a task stood at a moment, and how long answers took up to there. */
export interface Point {
  /** Milliseconds of the epoch. */
  readonly at: number;
  readonly rows: number;
  /** Milliseconds; null where no answer came. */
  readonly latencyMean: number | null;
  readonly latencyMax: number | null;
}

const POINTS_BEFORE = 60;
/** How often a running task says where it stands: the same way is drawn, whether it was seen or is read afterwards. */
const STEP_MILLIS = 1_000;
const POINTS_MAX = 400;

/**
 * The way of a task up to now, from its latest requests.
 *
 * @param requests in any order
 * @param generated rows accepted with the last of them
 * @param startedAt when there was no row yet; null where there are requests before these: nothing is known of them
 */
export function pointsOf(
  requests: readonly TaskRequest[],
  generated: number,
  startedAt: string | null | undefined,
): readonly Point[] {
  const answers = requests
    .filter(({ state }) => state !== "FAILED")
    .map(({ at, accepted, latencyMillis }) => ({ at: Date.parse(at), accepted, latencyMillis }))
    .sort((one, other) => one.at - other.at);
  if (answers.length === 0) {
    return [];
  }
  let rows = Math.max(0, generated - answers.reduce((sum, { accepted }) => sum + accepted, 0));
  const points: Point[] = startedAt
    ? [{ at: Date.parse(startedAt), rows: 0, latencyMean: null, latencyMax: null }]
    : [];
  for (const some of inSteps(answers, points[0]?.at ?? answers[0]?.at ?? 0)) {
    rows += some.reduce((sum, { accepted }) => sum + accepted, 0);
    const latencies = some.map(({ latencyMillis }) => latencyMillis);
    points.push({
      at: some.at(-1)?.at ?? 0,
      rows: Math.min(rows, generated),
      latencyMean: latencies.reduce((sum, it) => sum + it, 0) / latencies.length,
      latencyMax: Math.max(...latencies),
    });
  }
  return points;
}

/**
 * Answers in their order, by steps of time that begin with an answer: requests that are sent together are answered
 * together, and of each step only where it ended is drawn, not its stairs.
 */
function inSteps<T extends { readonly at: number }>(answers: readonly T[], first: number): readonly (readonly T[])[] {
  const step = Math.max(STEP_MILLIS, ((answers.at(-1)?.at ?? first) - first) / POINTS_BEFORE);
  const steps: T[][] = [];
  let end = Number.NEGATIVE_INFINITY;
  for (const answer of answers) {
    if (answer.at >= end) {
      steps.push([]);
      end = answer.at + step;
    }
    steps.at(-1)?.push(answer);
  }
  return steps;
}

/**
 * The point that follows from two views of a running task, in the service's time as its requests are: the mean of the
 * answers that came between them. What the longest took, they do not tell.
 */
export function pointBetween(before: Task, after: Task): Point {
  const answers = after.requests.answered - before.requests.answered;
  const total = (task: Task) => task.requests.latencyMillisMean * task.requests.answered;
  return {
    at: Date.parse(after.updatedAt),
    rows: after.generated,
    latencyMean: answers > 0 ? Math.max(0, (total(after) - total(before)) / answers) : null,
    latencyMax: null,
  };
}

/** What was there when the page was opened, and what has come since. */
export function joined(before: readonly Point[], live: readonly Point[]): readonly Point[] {
  const until = before.at(-1)?.at ?? 0;
  return [...before, ...live.filter(({ at }) => at > until)];
}

/** With one more; when there are many, the older half keeps every second one. */
export function withPoint(points: readonly Point[], point: Point): readonly Point[] {
  if (points.length < POINTS_MAX) {
    return [...points, point];
  }
  const half = Math.floor(points.length / 2);
  return [...points.slice(0, half).filter((_, index) => index % 2 === 0), ...points.slice(half), point];
}
