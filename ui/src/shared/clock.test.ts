// @vitest-environment happy-dom
import { afterEach, beforeEach, expect, it, vi } from "vitest";
import { Clock } from "./clock";

beforeEach(() => void vi.useFakeTimers({ now: 0 }));
afterEach(() => void vi.useRealTimers());

it("goes on for all who look, by one timer that ends with the last of them", () => {
  const clock = new Clock(60_000);
  const one = vi.fn();
  const other = vi.fn();
  const leave = clock.subscribe(one);
  const leaveToo = clock.subscribe(other);
  expect(vi.getTimerCount()).toBe(1);
  vi.advanceTimersByTime(120_000);
  expect([one.mock.calls.length, other.mock.calls.length, clock.tick()]).toEqual([2, 2, 2]);
  leave();
  expect(vi.getTimerCount()).toBe(1);
  leaveToo();
  expect(vi.getTimerCount()).toBe(0);
});
