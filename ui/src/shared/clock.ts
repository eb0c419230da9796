import { useCallback, useSyncExternalStore } from "react";
import { useFormats } from "../text/language";

/** Goes on once a period, for all who look at it: one timer, and none while nobody looks. */
export class Clock {
  private readonly listeners = new Set<() => void>();
  private timer: ReturnType<typeof setInterval> | undefined;

  constructor(private readonly periodMillis: number) {}

  readonly subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    this.timer ??= setInterval(() => {
      for (const each of this.listeners) {
        each();
      }
    }, this.periodMillis);
    return () => {
      this.listeners.delete(listener);
      if (this.listeners.size === 0) {
        clearInterval(this.timer);
        this.timer = undefined;
      }
    };
  };

  /** Periods since the epoch. */
  readonly tick = (): number => Math.floor(Date.now() / this.periodMillis);
}

const MINUTES = new Clock(60_000);
const SECONDS = new Clock(1_000);

/** Milliseconds since a moment, a second at a time. */
export function useMillisSince(iso: string): number {
  useSyncExternalStore(SECONDS.subscribe, SECONDS.tick);
  return Math.max(0, Date.now() - Date.parse(iso));
}

/** How long ago something was, in words that stay true: another function every minute. */
export function useAgo(): (iso: string | null | undefined) => string {
  const { ago } = useFormats();
  const minute = useSyncExternalStore(MINUTES.subscribe, MINUTES.tick);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another minute writes other words.
  return useCallback((iso) => ago(iso), [ago, minute]);
}
