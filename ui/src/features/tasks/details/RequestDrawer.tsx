import { useQuery } from "@tanstack/react-query";
import { Skeleton } from "antd";
import { ProblemAlert } from "../../../shared/ProblemAlert";
import { SideDrawer } from "../../../shared/SideDrawer";
import { useAddress } from "../../../shared/useAddress";
import { useText } from "../../../text/language";
import { requestQuery } from "./historyQueries";
import { RequestView } from "./RequestView";

/** A request over whatever is shown: `?request=UNIT`, as it was sent last unless `pin` says otherwise. */
export function RequestDrawer({ taskId }: { taskId: string }) {
  const say = useText();
  const [params, change] = useAddress();
  const unit = params.get("request");
  const pin = Number(params.get("pin")) || undefined;
  const details = useQuery({ ...requestQuery(taskId, unit ?? "", pin), enabled: unit !== null });
  return (
    <SideDrawer
      open={unit !== null}
      destroyOnHidden
      size={680}
      title={unit !== null && say("task.request.title", { unit })}
      onClose={() => change({ request: null, pin: null })}
    >
      <ProblemAlert error={details.error} onRetry={() => void details.refetch()} />
      {details.data ? <RequestView details={details.data} /> : !details.error && <Skeleton active />}
    </SideDrawer>
  );
}
