import { expect, it } from "vitest";
import { revisionsHash, revisionsIn } from "./revisionsHash";

it("is read back as it was written", () => {
  expect(revisionsIn(revisionsHash(3))).toEqual({ open: true, revision: 3 });
  expect(revisionsIn("#revisions")).toEqual({ open: true, revision: null });
  expect(revisionsIn("#try").open).toBe(false);
  expect(revisionsIn("#revisions-x").open).toBe(false);
});
