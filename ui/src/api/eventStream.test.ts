import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { isConnected } from "./connection";
import { followStream, ReadEvents, type StreamEvent } from "./eventStream";
import type { Problem } from "./problem";

describe("reading events", () => {
  it("puts pieces together wherever they were cut", () => {
    const text =
      'event: rows\nid: 3\ndata: [1,\ndata: 2]\n\n: still here\n\nevent: log\r\nid: 4\r\ndata: "x"\r\n\r\ndata:y\n\n';
    const whole = new ReadEvents().read(text);
    expect(whole).toEqual([
      { type: "rows", id: "3", data: "[1,\n2]" },
      { type: "log", id: "4", data: '"x"' },
      { type: "message", id: "4", data: "y" },
    ]);
    for (let at = 1; at < text.length; at++) {
      const events = new ReadEvents();
      expect([...events.read(text.slice(0, at)), ...events.read(text.slice(at))], `cut at ${at}`).toEqual(whole);
    }
  });

  it("gives no event that is not complete", () => {
    expect(new ReadEvents().read("event: rows\ndata: 1\n")).toEqual([]);
  });
});

describe("following a stream", () => {
  // The pause before the next try is a random part of a time: none of it.
  beforeEach(() => void vi.spyOn(Math, "random").mockReturnValue(-0.5));
  afterEach(() => void vi.useRealTimers());
  const answer = (body: string, status = 200) => new Response(body, { status });

  it("goes on behind the last event after a break, and stops when told", async () => {
    const asked: (string | null)[] = [];
    const seen: StreamEvent[] = [];
    const stop = new AbortController();
    vi.stubGlobal("fetch", async (_: string, init: RequestInit) => {
      asked.push(new Headers(init.headers).get("Last-Event-ID"));
      return answer(`id: ${asked.length}\ndata: ${asked.length}\n\n`);
    });
    const last = await followStream("/stream", {
      signal: stop.signal,
      onEvents: (events) => {
        seen.push(...events);
        if (seen.length === 2) {
          stop.abort();
        }
      },
    });
    expect(asked).toEqual([null, "1"]);
    expect(seen.map(({ data }) => data)).toEqual(["1", "2"]);
    expect(last).toBe("2");
  });

  it("says when it begins with what happens from now on, not when it goes on", async () => {
    const begun: number[] = [];
    let asked = 0;
    const stop = new AbortController();
    vi.stubGlobal("fetch", async () => {
      asked++;
      return asked === 3 ? answer("{}", 400) : answer(`id: ${asked}\ndata: ${asked}\n\n`);
    });
    await followStream("/stream", {
      signal: stop.signal,
      onBegin: () => begun.push(asked),
      onEvents: () => asked === 4 && stop.abort(),
    });
    expect(begun).toEqual([1, 4]);
  });

  it("begins anew when the service does not know the last event any more", async () => {
    const asked: (string | null)[] = [];
    const stop = new AbortController();
    vi.stubGlobal("fetch", async (_: string, init: RequestInit) => {
      asked.push(new Headers(init.headers).get("Last-Event-ID"));
      return asked.length === 1 ? answer("{}", 400) : answer("data: 1\n\n");
    });
    await followStream("/stream", { signal: stop.signal, lastEventId: "old", onEvents: () => stop.abort() });
    expect(asked).toEqual(["old", null]);
  });

  it("ends where it is refused, and says why", async () => {
    vi.stubGlobal("fetch", async () => answer('{"code":"NOT_FOUND","detail":"There is no task 1."}', 404));
    const refused: Problem[] = [];
    await followStream("/stream", {
      signal: new AbortController().signal,
      onEvents: () => undefined,
      onRefused: (problem) => refused.push(problem),
    });
    expect(refused.map(({ code, message }) => [code, message])).toEqual([["NOT_FOUND", "There is no task 1."]]);
  });

  it("gives up a connection that has gone silent, and goes on behind its last event", async () => {
    vi.useFakeTimers();
    const asked: (string | null)[] = [];
    const stop = new AbortController();
    vi.stubGlobal("fetch", async (url: string, init: RequestInit) => {
      if (url !== "/stream") {
        return answer("{}");
      }
      asked.push(new Headers(init.headers).get("Last-Event-ID"));
      return new Response(silentAfter("id: 7\ndata: 1\n\n"));
    });
    const followed = followStream("/stream", { signal: stop.signal, onEvents: () => undefined });
    await vi.advanceTimersByTimeAsync(39_000);
    expect(asked).toEqual([null]);
    await vi.advanceTimersByTimeAsync(1_000);
    expect(isConnected()).toBe(false);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(asked).toEqual([null, "7"]);
    expect(isConnected()).toBe(true);
    stop.abort();
    await followed;
  });

  it("keeps a connection on which something is heard", async () => {
    vi.useFakeTimers();
    let asked = 0;
    const stop = new AbortController();
    const beating = new ReadableStream<Uint8Array>({
      start: (to) => void setInterval(() => to.enqueue(new TextEncoder().encode(":\n\n")), 15_000),
    });
    vi.stubGlobal("fetch", async () => {
      asked++;
      return new Response(beating);
    });
    const followed = followStream("/stream", { signal: stop.signal, onEvents: () => undefined });
    await vi.advanceTimersByTimeAsync(300_000);
    expect(asked).toBe(1);
    stop.abort();
    await followed;
  });

  it("says so when the service keeps failing to give a stream, until it gives it", async () => {
    vi.useFakeTimers();
    let asked = 0;
    const stop = new AbortController();
    vi.stubGlobal("fetch", async () => {
      asked++;
      return asked <= 4 ? answer("{}", 503) : new Response(silentAfter("data: 1\n\n"));
    });
    const seen: boolean[] = [];
    const followed = followStream("/stream", { signal: stop.signal, onEvents: () => seen.push(isConnected()) });
    while (asked < 3) {
      expect(isConnected()).toBe(true);
      await vi.advanceTimersByTimeAsync(1);
    }
    expect(isConnected()).toBe(false);
    await vi.advanceTimersByTimeAsync(5_000);
    expect(seen).toEqual([true]);
    stop.abort();
    await followed;
  });
});

/** A body that says something and then neither goes on nor ends, as when a cable is pulled. */
function silentAfter(text: string): ReadableStream<Uint8Array> {
  return new ReadableStream({ start: (to) => to.enqueue(new TextEncoder().encode(text)) });
}
