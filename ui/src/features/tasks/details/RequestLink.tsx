import { Link, useLocation, useSearchParams } from "react-router";
import { useText } from "../../../text/language";

/** Leads to a request, which opens over what is shown: `?request=UNIT`. */
export function RequestLink({ unit }: { unit: string }) {
  const say = useText();
  const { pathname } = useLocation();
  const [params] = useSearchParams();
  const search = new URLSearchParams(params);
  search.set("request", unit);
  return (
    <Link to={{ pathname, search: `?${search}` }} preventScrollReset className="mono" title={say("task.row.request")}>
      {unit}
    </Link>
  );
}
