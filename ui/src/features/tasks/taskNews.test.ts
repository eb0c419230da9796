import { expect, it } from "vitest";
import type { StreamEvent } from "../../api/eventStream";
import { readNews } from "./taskNews";

const event = (type: string, data: object) => ({ type, data: JSON.stringify(data) }) as StreamEvent;

it("takes what was said of a task last", () => {
  const { changed, gone, reset } = readNews([
    event("task", { id: "a", version: 1 }),
    event("task", { id: "b", version: 1 }),
    event("task", { id: "a", version: 2 }),
    event("deleted", { id: "b" }),
    event("of a later service", {}),
  ]);
  expect([...changed.values()]).toEqual([{ id: "a", version: 2 }]);
  expect(gone).toEqual(["b"]);
  expect(reset).toBe(false);
});

it("says when everything has to be read again", () => {
  expect(readNews([event("reset", {})]).reset).toBe(true);
});
