import { useCallback } from "react";
import { useSearchParams } from "react-router";

/** Parts of an address behind its `?`: a list stands there several times, what is empty not at all. */
export type Parts = Readonly<Record<string, string | number | readonly string[] | null | undefined>>;

interface How {
  /** Whether Back does not lead to what was there before. */
  readonly replace?: boolean;
  /** Whether the page stays where it is scrolled to, as it does where nothing is said. */
  readonly stay?: boolean;
}

/** What the address says behind its `?`, and how to change some of it. */
export function useAddress(): readonly [URLSearchParams, (parts: Parts, how?: How) => void] {
  const [params, setParams] = useSearchParams();
  const change = useCallback(
    (parts: Parts, { replace = false, stay = true }: How = {}) =>
      setParams((before) => withParts(before, parts), { replace, preventScrollReset: stay }),
    [setParams],
  );
  return [params, change];
}

export function withParts(before: URLSearchParams, parts: Parts): URLSearchParams {
  const after = new URLSearchParams(before);
  for (const [name, value] of Object.entries(parts)) {
    after.delete(name);
    for (const each of [value].flat()) {
      if (each !== null && each !== undefined && each !== "") {
        after.append(name, String(each));
      }
    }
  }
  return after;
}
