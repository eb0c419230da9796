// @vitest-environment happy-dom
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Code, CodeMissing, loadCode, loadCodeAtLast } from "./loadCode";

let there: boolean;

beforeEach(() => {
  there = true;
  vi.useFakeTimers();
  vi.stubGlobal("fetch", () =>
    there ? Promise.resolve(new Response("{}")) : Promise.reject(new TypeError("Failed to fetch")),
  );
});

afterEach(async () => {
  there = true;
  await vi.advanceTimersByTimeAsync(5_000);
  vi.useRealTimers();
  vi.unstubAllGlobals();
});

/** Fails this many times, then brings "code". */
function failing(times: number) {
  let left = times;
  return vi.fn(() =>
    left-- > 0 ? Promise.reject(new TypeError("dynamically imported module")) : Promise.resolve("code"),
  );
}

describe("a part of the page's code", () => {
  it("is asked for a second time where the service answers", async () => {
    const load = failing(1);
    expect(await loadCode(load)).toBe("code");
    expect(load).toHaveBeenCalledTimes(2);
  });

  it("is missing where it is not there", async () => {
    await expect(loadCode(failing(2))).rejects.toBeInstanceOf(CodeMissing);
  });

  it("is not asked for in vain while the service is away", async () => {
    there = false;
    const load = failing(1);
    await expect(loadCode(load)).rejects.toBeInstanceOf(CodeMissing);
    expect(load).toHaveBeenCalledTimes(1);
  });

  it("stays missing until it is forgotten, and is never loaded twice", async () => {
    there = false;
    const load = failing(1);
    const code = new Code(load);
    const coming = code.get();
    await expect(coming).rejects.toBeInstanceOf(CodeMissing);
    expect(code.get()).toBe(coming);
    there = true;
    code.forget();
    expect(await code.get()).toBe("code");
    expect(code.value).toBe("code");
    code.forget();
    await code.get();
    expect(load).toHaveBeenCalledTimes(2);
  });

  it("comes at last, once the service is back", async () => {
    there = false;
    const coming = loadCodeAtLast(failing(1), new AbortController().signal);
    await vi.advanceTimersByTimeAsync(10_000);
    there = true;
    await vi.advanceTimersByTimeAsync(10_000);
    expect(await coming).toBe("code");
  });
});
