import { Result } from "antd";
import { Link } from "react-router";
import { useTitle } from "../shared/useTitle";
import { useText } from "../text/language";

/** An address that is nobody's. */
export function Missing() {
  const say = useText();
  useTitle(say("missing.title"));
  return (
    <Result
      status="info"
      title={say("missing.title")}
      subTitle={say("missing.more")}
      extra={<Link to="/data/synthesis/tasks">{say("missing.home")}</Link>}
    />
  );
}
