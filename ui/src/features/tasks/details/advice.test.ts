import { expect, it } from "vitest";
import type { Task } from "../taskQueries";
import { adviceFor } from "./advice";

const QUIET = { answered: 20, cut: 0, failed: 0, retried: 0, throttled: 0, inFlight: 8, latencyMillisMean: 400 };

function task(change: {
  requests?: Partial<typeof QUIET>;
  rejected?: Record<string, number>;
  concurrency?: number;
  output?: number;
  status?: Task["status"];
}): Task {
  return {
    status: change.status ?? "RUNNING",
    generated: 80,
    concurrency: change.concurrency ?? 8,
    requests: { ...QUIET, ...change.requests },
    rejected: change.rejected ?? {},
    tokens: { input: 0, output: change.output ?? 2_000, cached: 0, reasoning: 0 },
  } as Task;
}

const kinds = (it: Task) => adviceFor(it).map(({ kind }) => kind);

it("says nothing where nothing is wrong", () => {
  expect(adviceFor(task({}))).toEqual([]);
  expect(adviceFor(task({ rejected: { DUPLICATE: 2, SURPLUS: 500 } }))).toEqual([]);
});

it("names the figures that led to it", () => {
  expect(adviceFor(task({ requests: { cut: 15 } }))).toEqual([{ kind: "cut", share: 75, count: 15, answers: 20 }]);
  expect(adviceFor(task({ rejected: { DUPLICATE: 20 } }))).toEqual([
    { kind: "duplicates", share: 20, count: 20, texts: 100 },
  ]);
  expect(adviceFor(task({ requests: { throttled: 5 } }))).toEqual([{ kind: "throttled", times: 5, answers: 20 }]);
});

it("puts first what costs most rows", () => {
  expect(kinds(task({ rejected: { SCHEMA: 40, DUPLICATE: 60, MALFORMED: 1 } }))).toEqual(["duplicates", "schema"]);
});

it("says to raise the concurrency only when it is what holds the task up", () => {
  const slow = { latencyMillisMean: 9_000 };
  expect(kinds(task({ requests: slow }))).toEqual(["concurrency"]);
  expect(kinds(task({ requests: slow, status: "COMPLETED" }))).toEqual([]);
  expect(kinds(task({ requests: slow, concurrency: 64 }))).toEqual([]);
  expect(kinds(task({ requests: { ...slow, throttled: 9 } }))).toEqual(["throttled"]);
  expect(kinds(task({ requests: { ...slow, inFlight: 2 } }))).toEqual([]);
});

it("says of long answers that they are long", () => {
  expect(kinds(task({ requests: { latencyMillisMean: 20_000 }, concurrency: 64, output: 100_000 }))).toEqual(["long"]);
});

it("does not call a provider unsteady that says no for good", () => {
  expect(kinds(task({ requests: { answered: 0, failed: 4 } }))).toEqual([]);
  expect(kinds(task({ requests: { retried: 5, failed: 1 } }))).toEqual(["failures"]);
});
