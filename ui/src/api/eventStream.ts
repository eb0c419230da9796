import { reportAnswer, reportLoss, reportStream, untilReachable } from "./connection";
import { Problem } from "./problem";

/** A server-sent event; its data is JSON, read by whoever knows its type. */
export interface StreamEvent {
  readonly type: string;
  readonly id: string;
  readonly data: string;
}

/** Collects the lines of a stream into events. */
export class ReadEvents {
  private rest = "";
  private type = "";
  private data: string[] = [];
  private id = "";

  /** The events that are complete with this piece of text. */
  read(text: string): StreamEvent[] {
    const events: StreamEvent[] = [];
    const lines = (this.rest + text).split(/\r\n|\n|\r(?!$)/);
    this.rest = lines.pop() ?? "";
    for (const line of lines) {
      if (line !== "") {
        this.field(line);
      } else if (this.data.length > 0) {
        events.push({ type: this.type || "message", id: this.id, data: this.data.join("\n") });
        this.type = "";
        this.data = [];
      }
    }
    return events;
  }

  // HTML Living Standard §9.2.6
  private field(line: string): void {
    const colon = line.indexOf(":");
    if (colon === 0) {
      return;
    }
    const name = colon < 0 ? line : line.slice(0, colon);
    const value = colon < 0 ? "" : line.slice(colon + 1).replace(/^ /, "");
    if (name === "event") {
      this.type = value;
    } else if (name === "data") {
      this.data.push(value);
    } else if (name === "id") {
      this.id = value;
    }
  }
}

const RETRY_MILLIS_MIN = 1_000;
const RETRY_MILLIS_MAX = 8_000;

/** The service sends something every 15 seconds: after two that are missing, nobody is there any more. */
const SILENCE_MILLIS = 40_000;

/** So often in a row the service may fail to give a stream before that is shown. */
const FAULTS_MAX = 3;

interface Following {
  /** Called when the stream begins with what happens from now on: what was read before may be older. */
  readonly onBegin?: () => void;
  /** Called with the events of one piece of the stream, in their order. */
  readonly onEvents: (events: readonly StreamEvent[]) => void;
  /** Called when the service refuses the stream: it is not tried again. */
  readonly onRefused?: (problem: Problem) => void;
  readonly signal: AbortSignal;
  /** Where to go on: the id of the last event that was read. */
  readonly lastEventId?: string;
}

/**
 * Follows a stream until the signal says stop, or the stream is refused. After a break it goes on behind the last event;
 * an id that the service no longer knows is dropped.
 *
 * @returns the id of the last event
 */
export async function followStream(url: string, following: Following): Promise<string | undefined> {
  const { signal } = following;
  let last = following.lastEventId;
  let pause = RETRY_MILLIS_MIN;
  let faults = 0;
  try {
    while (!signal.aborted) {
      const attempt = new Attempt(signal);
      try {
        const response = await open(url, last, attempt.signal);
        faults = response.status < 500 ? 0 : faults + 1;
        reportStream(following, faults >= FAULTS_MAX);
        if (response.ok && response.body) {
          reportAnswer();
          pause = RETRY_MILLIS_MIN;
          if (last === undefined) {
            following.onBegin?.();
          }
          for await (const events of eventsOf(response.body, attempt)) {
            last = events.at(-1)?.id || last;
            following.onEvents(events);
          }
        } else if (response.status === 400 && last !== undefined) {
          last = undefined;
        } else if (response.status < 500) {
          following.onRefused?.(Problem.of(response.status, await response.json().catch(() => null)));
          return last;
        }
      } catch {
        if (!signal.aborted) {
          reportLoss();
          await untilReachable(signal);
        }
      } finally {
        attempt.end();
      }
      await sleep(pause * (0.5 + Math.random()), signal);
      pause = Math.min(pause * 2, RETRY_MILLIS_MAX);
    }
  } finally {
    reportStream(following, false);
  }
  return last;
}

/** One connection: it is given up when the signal says stop, or when nothing has been heard for too long. */
class Attempt {
  private readonly controller = new AbortController();
  private timer: ReturnType<typeof setTimeout> | undefined;
  private readonly stop = () => this.controller.abort();

  constructor(private readonly outer: AbortSignal) {
    outer.addEventListener("abort", this.stop);
    this.heard();
  }

  get signal(): AbortSignal {
    return this.controller.signal;
  }

  heard(): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(this.stop, SILENCE_MILLIS);
  }

  end(): void {
    clearTimeout(this.timer);
    this.outer.removeEventListener("abort", this.stop);
    this.stop();
  }
}

function open(url: string, last: string | undefined, signal: AbortSignal): Promise<Response> {
  const headers = { Accept: "text/event-stream", ...(last !== undefined && { "Last-Event-ID": last }) };
  return fetch(url, { headers, signal, cache: "no-store" });
}

async function* eventsOf(body: ReadableStream<Uint8Array>, attempt: Attempt): AsyncGenerator<StreamEvent[]> {
  const reader = body.pipeThrough(new TextDecoderStream() as ReadableWritablePair<string, Uint8Array>).getReader();
  const events = new ReadEvents();
  const cancel = () => void reader.cancel().catch(() => undefined);
  attempt.signal.addEventListener("abort", cancel);
  try {
    for (let piece = await reader.read(); !piece.done; piece = await reader.read()) {
      attempt.heard();
      const read = events.read(piece.value);
      if (read.length > 0) {
        yield read;
      }
    }
    attempt.signal.throwIfAborted();
  } finally {
    attempt.signal.removeEventListener("abort", cancel);
    cancel();
  }
}

function sleep(millis: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      signal.removeEventListener("abort", done);
      resolve();
    };
    const timer = setTimeout(done, millis);
    signal.addEventListener("abort", done);
    if (signal.aborted) {
      done();
    }
  });
}
