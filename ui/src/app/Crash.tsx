import { Button, Result } from "antd";
import { useRouteError } from "react-router";
import { useText } from "../text/language";

/** Stands in place of a page that broke, or whose code could not be loaded after an update. */
export function Crash() {
  const say = useText();
  const error = useRouteError();
  return (
    <Result
      status="error"
      title={say("crash.title")}
      subTitle={say("crash.more")}
      extra={
        <Button type="primary" onClick={() => window.location.reload()}>
          {say("action.reload")}
        </Button>
      }
    >
      {error instanceof Error && <p className="mono soft">{error.message}</p>}
    </Result>
  );
}
