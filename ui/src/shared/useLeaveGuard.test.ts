import { expect, it } from "vitest";
import { isElsewhere } from "./useLeaveGuard";

it("knows when a form is left", () => {
  const at = (pathname: string, search = "") => ({ pathname, search });
  expect(isElsewhere(at("/new"), at("/list"), [])).toBe(true);
  expect(isElsewhere(at("/new", "?step=output"), at("/new", "?step=review"), ["step"])).toBe(false);
  expect(isElsewhere(at("/new", "?template=1"), at("/new", "?template=1&step=review"), ["step"])).toBe(false);
  expect(isElsewhere(at("/new", "?template=1"), at("/new", "?template=2&step=review"), ["step"])).toBe(true);
});
