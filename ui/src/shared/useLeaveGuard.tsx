import { App } from "antd";
import { useEffect, useRef } from "react";
import { useBlocker } from "react-router";
import { useText } from "../text/language";

interface Place {
  readonly pathname: string;
  readonly search: string;
}

/** Whether one address shows something else than another; what `within` names, only changes how the same is shown. */
export function isElsewhere(one: Place, other: Place, within: readonly string[]): boolean {
  const rest = ({ search }: Place) => {
    const params = new URLSearchParams(search);
    for (const name of within) {
      params.delete(name);
    }
    return params.toString();
  };
  return one.pathname !== other.pathname || rest(one) !== rest(other);
}

/**
 * Asks before a form with changes is left: by a link, by Back, or by closing the tab.
 *
 * @param within the names of search parameters that may change while the form stays
 * @param isKept whether a draft of the form is kept: closing the tab loses nothing then, and needs no question
 * @returns lets the next leaving pass: call it when the form was saved
 */
export function useLeaveGuard(
  changed: boolean,
  within: readonly string[] = [],
  isKept: () => boolean = () => false,
): () => void {
  const say = useText();
  const { modal } = App.useApp();
  const saved = useRef(false);
  const kept = useRef(isKept);
  kept.current = isKept;
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      changed && !saved.current && isElsewhere(currentLocation, nextLocation, within),
  );
  useEffect(() => {
    if (blocker.state === "blocked") {
      modal.confirm({
        title: say("form.leave"),
        content: say(kept.current() ? "form.leave.kept" : "form.leave.more"),
        okText: say("form.leave.yes"),
        cancelText: say("form.leave.no"),
        autoFocusButton: "cancel",
        onOk: () => blocker.proceed(),
        onCancel: () => blocker.reset(),
      });
    }
  }, [blocker, modal, say]);
  useEffect(() => {
    if (!changed) {
      return;
    }
    const ask = (event: BeforeUnloadEvent) => {
      if (!saved.current && !kept.current()) {
        event.preventDefault();
      }
    };
    window.addEventListener("beforeunload", ask);
    return () => window.removeEventListener("beforeunload", ask);
  }, [changed]);
  return () => {
    saved.current = true;
  };
}
