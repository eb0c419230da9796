import { QueryClient } from "@tanstack/react-query";
import { expect, it } from "vitest";
import { patchPages } from "./listEvents";

const page = (...ids: string[]) => ({ content: ids.map((id) => ({ id, done: 0 })), totalElements: ids.length });

it("puts what has changed into every page that shows it, and leaves the other pages alone", () => {
  const client = new QueryClient();
  const other = page("c");
  client.setQueryData(["tasks", "list", 0], page("a", "b"));
  client.setQueryData(["tasks", "list", 1], other);

  expect(patchPages(client, ["tasks", "list"], new Map([["b", { id: "b", done: 5 }]]))).toBe(true);
  expect(client.getQueryData(["tasks", "list", 0])).toEqual({
    content: [
      { id: "a", done: 0 },
      { id: "b", done: 5 },
    ],
    totalElements: 2,
  });
  expect(client.getQueryData(["tasks", "list", 1])).toBe(other);
});

it("says when something changed that no page shows", () => {
  const client = new QueryClient();
  client.setQueryData(["tasks", "list", 0], page("a"));
  expect(patchPages(client, ["tasks", "list"], new Map([["z", { id: "z", done: 1 }]]))).toBe(false);
});

// Regression: right after a task was made, the list said "No tasks yet".
it("makes no page younger than it is", () => {
  const client = new QueryClient();
  const key = ["tasks", "list", 0];
  client.setQueryData(key, page("a"), { updatedAt: 7 });
  void client.invalidateQueries({ queryKey: key });
  const changed = new Map([
    ["a", { id: "a", done: 3 }],
    ["new", { id: "new", done: 1 }],
  ]);
  for (const news of [changed, new Map([["new", { id: "new", done: 2 }]])]) {
    patchPages(client, ["tasks", "list"], news);
    expect(client.getQueryState(key)).toMatchObject({ isInvalidated: true, dataUpdatedAt: 7 });
  }
  expect(client.getQueryData(key)).toEqual({ content: [{ id: "a", done: 3 }], totalElements: 1 });
});
