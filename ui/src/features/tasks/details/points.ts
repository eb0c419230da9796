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

const BUCKETS_MAX = 60;
const POINTS_MAX = 400;

/**
 * The way of a task up to now, from its latest requests.
 *
 * @param requests in any order; those before them are a straight line from the start
 * @param generated rows accepted with the last of them
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
  const start = startedAt ? Date.parse(startedAt) : (answers[0]?.at ?? 0);
  const points: Point[] = [{ at: start, rows: 0, latencyMean: null, latencyMax: null }];
  const bucket = Math.ceil(answers.length / BUCKETS_MAX);
  for (let from = 0; from < answers.length; from += bucket) {
    const some = answers.slice(from, from + bucket);
    rows += some.reduce((sum, { accepted }) => sum + accepted, 0);
    const latencies = some.map(({ latencyMillis }) => latencyMillis);
    points.push({
      at: some.at(-1)?.at ?? start,
      rows: Math.min(rows, generated),
      latencyMean: latencies.reduce((sum, it) => sum + it, 0) / latencies.length,
      latencyMax: Math.max(...latencies),
    });
  }
  return points;
}

/** The point that follows from two views of a running task: the mean of the answers that came between them. */
export function pointBetween(before: Task, after: Task, at: number): Point {
  const answers = after.requests.answered - before.requests.answered;
  const total = (task: Task) => task.requests.latencyMillisMean * task.requests.answered;
  return {
    at,
    rows: after.generated,
    latencyMean: answers > 0 ? Math.max(0, (total(after) - total(before)) / answers) : null,
    latencyMax: null,
  };
}

/** With one more; when there are many, the older half keeps every second one. */
export function withPoint(points: readonly Point[], point: Point): readonly Point[] {
  if (points.length < POINTS_MAX) {
    return [...points, point];
  }
  const half = Math.floor(points.length / 2);
  return [...points.slice(0, half).filter((_, index) => index % 2 === 0), ...points.slice(half), point];
}
