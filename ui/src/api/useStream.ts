import { useEffect, useEffectEvent, useRef } from "react";
import { followStream, type StreamEvent } from "./eventStream";
import type { Problem } from "./problem";

/** Events of one moment are handed over together, so that a fast task costs few renderings. */
const GATHER_MILLIS = 100;

/** A page that nobody looks at frees its connection: a browser has six for one service. */
const HIDDEN_MILLIS = 10_000;

interface Options {
  /** Null while there is nothing to follow. */
  readonly url: string | null;
  readonly onEvents: (events: readonly StreamEvent[]) => void;
  /** Called when the stream begins with what happens from now on: what was read before may be older. */
  readonly onBegin?: () => void;
  readonly onRefused?: (problem: Problem) => void;
}

/** Follows one of the service's streams while the component is shown and the tab is looked at. */
export function useStream({ url, onEvents, onBegin, onRefused }: Options): void {
  const deliver = useEffectEvent(onEvents);
  const begin = useEffectEvent(() => onBegin?.());
  const refuse = useEffectEvent((problem: Problem) => onRefused?.(problem));
  const lastEventId = useRef<string | undefined>(undefined);

  useEffect(() => {
    if (url === null) {
      return;
    }
    lastEventId.current = undefined;
    const gathered: StreamEvent[] = [];
    let gathering: ReturnType<typeof setTimeout> | undefined;
    let stop: AbortController | null = null;
    let hiding: ReturnType<typeof setTimeout> | undefined;

    const flush = () => {
      gathering = undefined;
      deliver(gathered.splice(0));
    };
    const gather = (events: readonly StreamEvent[]) => {
      gathered.push(...events);
      lastEventId.current = events.at(-1)?.id || lastEventId.current;
      gathering ??= setTimeout(flush, GATHER_MILLIS);
    };
    const start = () => {
      clearTimeout(hiding);
      if (stop === null) {
        stop = new AbortController();
        void followStream(url, {
          onEvents: gather,
          onBegin: begin,
          onRefused: refuse,
          signal: stop.signal,
          lastEventId: lastEventId.current,
        });
      }
    };
    const end = () => {
      stop?.abort();
      stop = null;
    };
    const look = () => {
      if (document.hidden) {
        hiding = setTimeout(end, HIDDEN_MILLIS);
      } else {
        start();
      }
    };
    start();
    document.addEventListener("visibilitychange", look);
    return () => {
      document.removeEventListener("visibilitychange", look);
      clearTimeout(hiding);
      clearTimeout(gathering);
      end();
    };
  }, [url]);
}
