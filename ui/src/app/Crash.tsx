import { Button, Result } from "antd";
import { useCallback } from "react";
import { Link, useLocation, useNavigate, useRouteError } from "react-router";
import { EmptyState } from "../shared/EmptyState";
import { useOnReturn } from "../shared/loaded";
import { PageHeader } from "../shared/PageHeader";
import { useText } from "../text/language";

/** Stands in place of a page that broke; it is shown again when another address is gone to, or the service is back. */
export function Crash() {
  const say = useText();
  const error = useRouteError();
  const location = useLocation();
  const navigate = useNavigate();
  // The same address anew: what broke is made from its beginning.
  const again = useCallback(
    () => void navigate(location, { replace: true, preventScrollReset: true, state: location.state }),
    [navigate, location],
  );
  useOnReturn(again);
  return (
    <Result
      status="error"
      title={say("crash.title")}
      subTitle={say("crash.more")}
      extra={
        <>
          <Button type="primary" onClick={again}>
            {say("action.retry")}
          </Button>
          <Button onClick={() => window.location.reload()}>{say("action.reload")}</Button>
        </>
      }
    >
      {error instanceof Error && <p className="mono soft">{error.message}</p>}
    </Result>
  );
}

/** An address that is nobody's. */
export function Missing() {
  const say = useText();
  return (
    <>
      <PageHeader title={say("missing.title")} />
      <div className="panel">
        <EmptyState
          title={say("missing.more")}
          actions={<Link to="/data/synthesis/tasks">{say("missing.home")}</Link>}
        />
      </div>
    </>
  );
}
