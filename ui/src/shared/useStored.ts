import { useCallback, useState } from "react";
import { inBrowser } from "./storage";

/** A choice that the browser remembers; where it may not, it lasts as long as the page. */
export function useStored<T extends string>(key: string, choices: readonly T[], otherwise: T): [T, (value: T) => void] {
  const [value, setValue] = useState<T>(() => choices.find((choice) => choice === inBrowser.get(key)) ?? otherwise);
  const set = useCallback(
    (next: T) => {
      setValue(next);
      inBrowser.set(key, next);
    },
    [key],
  );
  return [value, set];
}
