import { App } from "antd";
import { useEffect, useRef } from "react";
import { useBlocker } from "react-router";
import { useText } from "../text/language";

/**
 * Asks before a form with changes is left: by a link, by Back, or by closing the tab.
 *
 * @returns lets the next leaving pass: call it when the form was saved
 */
export function useLeaveGuard(changed: boolean): () => void {
  const say = useText();
  const { modal } = App.useApp();
  const saved = useRef(false);
  const blocker = useBlocker(
    ({ currentLocation, nextLocation }) =>
      changed &&
      !saved.current &&
      (currentLocation.pathname !== nextLocation.pathname || currentLocation.search !== nextLocation.search),
  );
  useEffect(() => {
    if (blocker.state === "blocked") {
      modal.confirm({
        title: say("form.leave"),
        content: say("form.leave.more"),
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
      if (!saved.current) {
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
