import { onlineManager } from "@tanstack/react-query";
import { useSyncExternalStore } from "react";

const PING_MILLIS = 2_000;
const WATCH_MILLIS = 10_000;
const PING_URL = "/actuator/health/liveness";

/**
 * Whether the service can be reached. Requests and streams report what they see; once one fails, a ping asks until there
 * is an answer again. TanStack Query waits meanwhile, and then fetches again what is shown.
 */
const reachable = () => onlineManager.isOnline();
let pinging = false;
/** Streams that the service does not give, though it can be reached. */
const failing = new Set<object>();
const listeners = new Set<() => void>();

onlineManager.setEventListener(() => undefined);
onlineManager.subscribe(tell);

export function reportAnswer(): void {
  onlineManager.setOnline(true);
}

export function reportLoss(): void {
  onlineManager.setOnline(false);
  if (!pinging) {
    pinging = true;
    setTimeout(() => void pingAgain(), PING_MILLIS);
  }
}

/** What a stream sees: while it fails, what it keeps fresh is not, whatever other requests bring. */
export function reportStream(stream: object, fails: boolean): void {
  const before = failing.size;
  if (fails) {
    failing.add(stream);
  } else {
    failing.delete(stream);
  }
  if (failing.size !== before) {
    tell();
  }
}

/** Whether the service answers, and what is shown is kept fresh. */
export function isConnected(): boolean {
  return reachable() && failing.size === 0;
}

export function useReachable(): boolean {
  return useSyncExternalStore(subscribe, isConnected);
}

/** Looks now and then, so that a loss shows even where nothing is being asked. Returns how to stop. */
export function watchConnection(): () => void {
  const timer = setInterval(() => {
    if (reachable() && !document.hidden) {
      void checkConnection();
    }
  }, WATCH_MILLIS);
  return () => clearInterval(timer);
}

/** Resolves as soon as the service can be reached. */
export function untilReachable(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (reachable() || signal.aborted) {
      resolve();
      return;
    }
    const done = () => {
      if (reachable() || signal.aborted) {
        leave();
        signal.removeEventListener("abort", done);
        resolve();
      }
    };
    const leave = subscribe(done);
    signal.addEventListener("abort", done);
  });
}

/** Asks now whether the service can be reached. */
export async function checkConnection(): Promise<boolean> {
  try {
    const answer = await fetch(PING_URL, { cache: "no-store", signal: AbortSignal.timeout(PING_MILLIS * 2) });
    // A proxy in between answers for a service that is away.
    if (answer.ok) {
      reportAnswer();
      return true;
    }
  } catch {
    // Away, or still away.
  }
  reportLoss();
  return false;
}

async function pingAgain(): Promise<void> {
  pinging = false;
  await checkConnection();
}

function tell(): void {
  for (const listener of listeners) {
    listener();
  }
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}
