import { useSearchParams } from "react-router";

/** The part of the address that opens what changes something of a task: `?change=model`. */
const PARAM = "change";

/** Opens and closes it; it is in the address, so that every part of the page can lead to it. */
export function useChangeAddress(what: "model" | "target" | "concurrency") {
  const [params, setParams] = useSearchParams();
  const set = (open: boolean) =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        if (open) {
          after.set(PARAM, what);
        } else if (after.get(PARAM) === what) {
          after.delete(PARAM);
        }
        return after;
      },
      { preventScrollReset: true, replace: !open },
    );
  return { isOpen: params.get(PARAM) === what, open: () => set(true), close: () => set(false) };
}
