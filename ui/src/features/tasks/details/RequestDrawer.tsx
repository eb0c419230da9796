import { useQuery } from "@tanstack/react-query";
import { Drawer, Grid, Skeleton } from "antd";
import { useSearchParams } from "react-router";
import { ProblemAlert } from "../../../shared/ProblemAlert";
import { useText } from "../../../text/language";
import { requestQuery } from "./historyQueries";
import { RequestView } from "./RequestView";

/** A request over whatever is shown: `?request=UNIT`, as it was sent last unless `pin` says otherwise. */
export function RequestDrawer({ taskId }: { taskId: string }) {
  const say = useText();
  const wide = Grid.useBreakpoint().md ?? true;
  const [params, setParams] = useSearchParams();
  const unit = params.get("request");
  const pin = Number(params.get("pin")) || undefined;
  const details = useQuery({ ...requestQuery(taskId, unit ?? "", pin), enabled: unit !== null });
  const close = () =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        after.delete("request");
        after.delete("pin");
        return after;
      },
      { preventScrollReset: true },
    );
  return (
    <Drawer
      open={unit !== null}
      destroyOnHidden
      size={wide ? 680 : "100%"}
      title={unit !== null && say("task.request.title", { unit })}
      closable={{ "aria-label": say("action.close") }}
      onClose={close}
    >
      <ProblemAlert error={details.error} onRetry={() => void details.refetch()} />
      {details.data ? <RequestView details={details.data} /> : !details.error && <Skeleton active />}
    </Drawer>
  );
}
