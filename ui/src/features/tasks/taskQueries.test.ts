// @vitest-environment happy-dom
import { QueryClient } from "@tanstack/react-query";
import { expect, it } from "vitest";
import { changesDetails, keepTasks, newer, type Task, taskQuery, tasksQuery } from "./taskQueries";

const view = (change: { version?: number; answered?: number; second?: number; status?: Task["status"] }): Task =>
  ({
    id: "t",
    version: change.version ?? 1,
    status: change.status ?? "RUNNING",
    requests: { answered: change.answered ?? 5 },
    updatedAt: `2026-11-25T12:00:0${change.second ?? 0}Z`,
  }) as Task;

it("does not set back what a late answer says", () => {
  const known = view({ version: 2, answered: 5, second: 3 });
  for (const late of [
    view({ version: 1, answered: 9, second: 9 }),
    view({ version: 2, answered: 4, second: 9 }),
    view({ version: 2, answered: 5, second: 2 }),
  ]) {
    expect(newer(known, late)).toBe(known);
  }
});

it("takes what is newer or of the same moment, and keeps what only details have", () => {
  const known = { ...view({ answered: 5, second: 3 }), configuration: { name: "t" }, notes: [] };
  for (const task of [view({ version: 2, second: 1 }), view({ answered: 6, second: 1 }), view({ second: 3 })]) {
    expect(newer(known, task)).toMatchObject({ requests: task.requests, configuration: { name: "t" }, notes: [] });
  }
});

it("keeps a task as it is newest, in its page and in the list", () => {
  const client = new QueryClient();
  const list = tasksQuery({}).queryKey;
  client.setQueryData(taskQuery("t").queryKey, view({ answered: 7 }));
  client.setQueryData(list as readonly unknown[], { content: [view({ answered: 3 })], totalElements: 1 });
  expect(keepTasks(client, new Map([["t", view({ answered: 5 })]]))).toBe(true);
  expect(client.getQueryData(taskQuery("t").queryKey)?.requests.answered).toBe(7);
  expect(client.getQueryData(list)?.content[0]?.requests.answered).toBe(5);
});

// Regression: a proportional task that was done before its stream began stayed at "6 of 8 combinations complete".
it("reads the details again where they are likely to be others", () => {
  const at = (change: Partial<Task>, failed = 0) =>
    ({ status: "RUNNING", kind: "SINGLE", generated: 5, ...change, requests: { failed } }) as Task;
  expect(changesDetails(at({}), at({ generated: 6 }))).toBe(false);
  expect(changesDetails(at({}), at({ status: "COMPLETED" }))).toBe(true);
  expect(changesDetails(at({}), at({}, 1))).toBe(true);
  const kind = "PROPORTIONAL";
  expect(changesDetails(at({ kind }), at({ kind, generated: 6 }))).toBe(true);
  expect(changesDetails(at({ kind }), at({ kind }))).toBe(false);
});
