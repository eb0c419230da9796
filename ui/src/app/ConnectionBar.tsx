import { Alert, App } from "antd";
import { useEffect, useRef } from "react";
import { useReachable, watchConnection } from "../api/connection";
import { useText } from "../text/language";

/** Says that the service cannot be reached, for as long as it cannot, and once that it can again. */
export function ConnectionBar() {
  const say = useText();
  const reachable = useReachable();
  const { message } = App.useApp();
  const wasLost = useRef(false);
  useEffect(watchConnection, []);
  useEffect(() => {
    if (reachable && wasLost.current) {
      void message.success(say("connection.back"));
    }
    wasLost.current = !reachable;
  }, [reachable, message, say]);
  return (
    <div role="status">
      {!reachable && (
        <Alert banner type="warning" title={say("problem.lost")} description={say("connection.lost.more")} />
      )}
    </div>
  );
}
