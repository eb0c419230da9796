// @vitest-environment happy-dom

import { expect, it } from "vitest";
import type { Say } from "../../../text/types";
import type { TaskRequest } from "./historyQueries";
import { rowsText } from "./RequestLink";

const say = ((key: string, values: object) => `${key} ${Object.values(values).join(" ")}`) as unknown as Say;
const text = (unit: string, accepted: number) => rowsText({ unit, accepted, rows: 4 } as TaskRequest, say);

// Regression: a request that classified four rows had "0 of 4" accepted.
it("says what requests brought", () => {
  expect(text("label-0-1", 0)).toBe("task.requests.rows.classified 4");
  expect(text("generate-0-1", 3)).toBe("task.requests.rows.value 3 4");
});
