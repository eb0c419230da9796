import { expect, it } from "vitest";
import type { StreamEvent } from "../../../api/eventStream";
import type { TaskRow } from "./historyQueries";
import { newestOf, ROWS_SHOWN, tailOf } from "./newest";

const row = (ordinal: number): TaskRow => ({ ordinal, unit: "generate-0-0", data: {} });
const event = (...ordinals: number[]): StreamEvent => ({
  type: "rows",
  id: "",
  data: JSON.stringify(ordinals.map(row)),
});

it("shows each of the newest rows once, the newest first", () => {
  expect(newestOf([row(3), row(4)], [row(4), row(5), row(1)], 3).map(({ ordinal }) => ordinal)).toEqual([5, 4, 3]);
});

it("reads no more events than are shown", () => {
  const broken: StreamEvent = { type: "rows", id: "", data: "not read" };
  const many = event(...Array.from({ length: ROWS_SHOWN }, (_, index) => index));
  expect(tailOf([broken, many])).toHaveLength(ROWS_SHOWN);
});
