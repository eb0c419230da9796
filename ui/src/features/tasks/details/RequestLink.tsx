import { Link, useLocation, useSearchParams } from "react-router";
import { useText } from "../../../text/language";

interface Props {
  readonly unit: string;
  /** As it was sent with these settings, where it was sent again since. */
  readonly pin?: number | undefined;
}

/** Leads to a request, which opens over what is shown: `?request=UNIT`, or `?request=UNIT&pin=NUMBER`. */
export function RequestLink({ unit, pin }: Props) {
  const say = useText();
  const { pathname } = useLocation();
  const [params] = useSearchParams();
  const search = new URLSearchParams(params);
  search.set("request", unit);
  search.delete("pin");
  if (pin !== undefined) {
    search.set("pin", String(pin));
  }
  return (
    <Link
      to={{ pathname, search: `?${search}` }}
      preventScrollReset
      className="mono"
      style={{ whiteSpace: "nowrap" }}
      title={say("task.row.request")}
    >
      {unit}
    </Link>
  );
}
