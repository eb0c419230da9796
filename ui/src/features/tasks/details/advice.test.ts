import { describe, expect, it } from "vitest";
import { en } from "../../../text/en";
import { fill, textOf } from "../../../text/fill";
import { zh } from "../../../text/zh";
import type { Task } from "../taskQueries";
import { type Advice, adviceFor, followOf, placesFor } from "./advice";

const QUIET = { answered: 20, cut: 0, failed: 0, retried: 0, throttled: 0, inFlight: 8, latencyMillisMean: 400 };

function task(change: {
  requests?: Partial<typeof QUIET>;
  rejected?: Record<string, number>;
  concurrency?: number;
  output?: number;
  reasoning?: number;
  rowsPerMinute?: number;
  status?: Task["status"];
}): Task {
  return {
    template: { id: "t", name: "qa" },
    status: change.status ?? "RUNNING",
    generated: 80,
    concurrency: change.concurrency ?? 8,
    requests: { ...QUIET, ...change.requests },
    rejected: change.rejected ?? {},
    rate: { rowsPerMinute: change.rowsPerMinute ?? 0, tokensPerMinute: 0, secondsLeft: null },
    tokens: { input: 0, output: change.output ?? 2_000, cached: 0, reasoning: change.reasoning ?? 0 },
  } as Task;
}

const kinds = (it: Task) => adviceFor(it).map(({ kind }) => kind);

it("says nothing where nothing is wrong", () => {
  expect(adviceFor(task({}))).toEqual([]);
  expect(adviceFor(task({ rejected: { DUPLICATE: 2 } }))).toEqual([]);
});

it("names the figures that led to it", () => {
  expect(adviceFor(task({ requests: { cut: 15 } }))).toEqual([
    { kind: "cut", values: { share: 75, count: 15, answers: 20 } },
  ]);
  expect(adviceFor(task({ rejected: { DUPLICATE: 20 } }))).toEqual([
    { kind: "duplicates", values: { share: 20, count: 20, texts: 100 } },
  ]);
  expect(adviceFor(task({ requests: { throttled: 5 } }))).toEqual([
    { kind: "throttled", values: { count: 5, answers: 20 } },
  ]);
});

it("tells tokens that went into reasoning from answers that are no JSON", () => {
  const thinking = task({ rejected: { MALFORMED: 20 }, reasoning: 1_900 });
  expect(adviceFor(thinking)[0]).toEqual({
    kind: "reasoning",
    values: { share: 95, count: 1_900, answers: 2_000 },
  });
  expect(kinds(task({ reasoning: 1_900 }))).toEqual([]);
  expect(kinds(task({ rejected: { MALFORMED: 20 }, reasoning: 900 }))).toEqual(["malformed"]);
});

it("puts first what costs most rows", () => {
  expect(kinds(task({ rejected: { SCHEMA: 40, DUPLICATE: 60, MALFORMED: 1 } }))).toEqual(["duplicates", "schema"]);
});

it("says to raise the concurrency only when it is what holds the task up", () => {
  const slow = { latencyMillisMean: 9_000 };
  expect(kinds(task({ requests: slow }))).toEqual(["concurrency"]);
  expect(kinds(task({ requests: slow, status: "COMPLETED" }))).toEqual([]);
  expect(kinds(task({ requests: slow, concurrency: 64 }))).toEqual(["slow"]);
  expect(kinds(task({ requests: { ...slow, throttled: 9 } }))).toEqual(["throttled"]);
  expect(kinds(task({ requests: { ...slow, inFlight: 2 } }))).toEqual([]);
});

it("says that the model's own limits hold a task up, and then not to raise the concurrency", () => {
  // 20 answers brought 80 rows: 40 rows a minute are 10 answers a minute, and one takes 6 s.
  const held = task({ requests: { latencyMillisMean: 6_000 }, rowsPerMinute: 40 });
  expect(adviceFor(held)).toEqual([{ kind: "limits", values: { count: 1, concurrency: 8 } }]);
  const free = { latencyMillisMean: 6_000 };
  expect(kinds(task({ requests: free, rowsPerMinute: 300 }))).toEqual(["concurrency"]);
  // The last few requests of a task, and a model that answers at once.
  expect(kinds(task({ requests: { ...free, inFlight: 2 }, rowsPerMinute: 40 }))).toEqual([]);
  expect(kinds(task({ requests: { latencyMillisMean: 1 }, rowsPerMinute: 200_000 }))).toEqual([]);
  expect(kinds(task({ requests: { ...free, throttled: 9 }, rowsPerMinute: 40 }))).toEqual(["throttled"]);
});

it("leaves what is pinned to the next task", () => {
  const pinned = task({ requests: { cut: 15 }, rejected: { DUPLICATE: 20 } });
  expect(placesFor(pinned, adviceFor(pinned))).toEqual(["template", "next"]);
  const held = task({ requests: { throttled: 5 } });
  expect(placesFor(held, adviceFor(held))).toEqual(["concurrency", "model"]);
});

describe("goes with where the task stands", () => {
  const WAITS = /retries automatically|slows down automatically|\bWait\b|自动/;

  it.each([
    ["RUNNING", "running", WAITS, WAITS],
    ["PENDING", "resume", /Before you resume/, /继续之前/],
    ["PAUSED", "resume", /Before you resume/, /继续之前/],
    ["PARTIAL", "retry", /Before you retry/, /重试之前/],
    ["FAILED", "retry", /Before you retry/, /重试之前/],
    ["COMPLETED", "next", /For the next task/, /下一个任务/],
    ["CANCELLED", "next", /For the next task/, /下一个任务/],
  ] as const)("%s", (status, follow, english, chinese) => {
    const stood = task({ status, requests: { throttled: 9, retried: 9 } });
    expect(followOf(stood)).toBe(follow);
    expect(kinds(stood)).toEqual(["throttled", "failures"]);
    for (const kind of ["throttled", "failures"] as const) {
      const said = fill(textOf(en, `task.advice.${kind}.do.${follow}`), {}, "en");
      const inChinese = fill(textOf(zh, `task.advice.${kind}.do.${follow}`), {}, "zh-CN");
      expect(said).toMatch(english);
      expect(inChinese).toMatch(chinese);
      if (status !== "RUNNING") {
        expect(said).not.toMatch(WAITS);
        expect(inChinese).not.toMatch(WAITS);
      }
    }
  });
});

it("says of long answers that they are long", () => {
  expect(kinds(task({ requests: { latencyMillisMean: 20_000 }, concurrency: 64, output: 100_000 }))).toEqual(["long"]);
});

it("does not call a provider unsteady that says no for good", () => {
  expect(kinds(task({ requests: { answered: 0, failed: 4 } }))).toEqual([]);
  expect(kinds(task({ requests: { retried: 5, failed: 1 } }))).toEqual(["failures"]);
  const nobody = { answered: 0, failed: 4, retried: 14 };
  expect(kinds(task({ requests: nobody, status: "PAUSED" }))).toEqual([]);
  expect(kinds(task({ requests: nobody, status: "RUNNING" }))).toEqual(["failures"]);
});

// Regression: advice to raise the concurrency of a running task led to the models.
describe("leads to where it can be followed", () => {
  const kindsOf = (...kinds: Advice["kind"][]) => kinds.map((kind) => ({ kind }) as Advice);

  it.each([
    ["RUNNING", ["concurrency"], ["concurrency"]],
    ["RUNNING", ["limits"], ["model"]],
    ["RUNNING", ["throttled"], ["concurrency", "model"]],
    ["PAUSED", ["throttled"], ["concurrency", "model"]],
    ["COMPLETED", ["throttled"], ["next", "model"]],
    ["CANCELLED", ["failures"], ["next", "model"]],
    ["RUNNING", ["concurrency", "duplicates"], ["concurrency", "template", "next"]],
    ["RUNNING", ["slow"], ["template", "next", "model"]],
    ["RUNNING", ["reasoning"], ["template", "next", "model"]],
    ["RUNNING", ["cut"], ["template", "next"]],
  ] as const)("%s: %j", (status, kinds, places) => {
    expect(placesFor(task({ status }), kindsOf(...kinds))).toEqual(places);
  });

  it("not to a template that is gone", () => {
    const gone = { ...task({}), template: { id: null, name: "qa" } } as Task;
    expect(placesFor(gone, kindsOf("duplicates", "limits"))).toEqual(["model"]);
  });
});
