import { beforeEach, describe, expect, it, vi } from "vitest";
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
});
