import { useQuery } from "@tanstack/react-query";
import { Alert, Collapse, Descriptions, Skeleton } from "antd";
import type { Schemas } from "../../../api/client";
import { item } from "../../../shared/item";
import { JsonView } from "../../../shared/JsonView";
import { ProblemAlert } from "../../../shared/ProblemAlert";
import { roleText } from "../../../shared/row/roleText";
import { SideDrawer } from "../../../shared/SideDrawer";
import { useAddress } from "../../../shared/useAddress";
import { failureText } from "../../../text/known";
import { useFormats, useText } from "../../../text/language";
import { ServiceText } from "../../../text/ServiceText";
import { requestQuery } from "./historyQueries";
import { RejectItem } from "./RejectItem";
import { RequestStateTag, rowsText } from "./RequestLink";
import "../tasks.css";

/** What a model was asked, what it answered, and what became of it. */
export function RequestView({ details }: { details: Schemas["TaskRequestDetails"] }) {
  const say = useText();
  const { number, millis, dateTime } = useFormats();
  const { request, messages, rejects } = details;
  const { usage, failure } = request;
  const tokens = say("word.tokens.inOut", {
    input: number(usage.inputTokens),
    output: number(usage.outputTokens),
  });
  const items = [
    item(say("task.requests.state"), <RequestStateTag state={request.state} />),
    item(say("task.requests.rows"), rowsText(request, say)),
    item(say("word.latency"), millis(failure ? null : request.latencyMillis)),
    item(
      say("word.tokens"),
      <>
        {usage.cachedTokens > 0
          ? say("word.counted", { word: tokens, count: say("task.request.cached", { count: usage.cachedTokens }) })
          : tokens}
        {usage.estimatedTokens > 0 && (
          <div className="soft">{say("word.tokens.estimated", { count: number(usage.estimatedTokens) })}</div>
        )}
      </>,
    ),
    item(
      say("task.request.sentTo"),
      details.model
        ? say("word.counted", { word: details.model.name, count: say("task.models.number", { number: request.pin }) })
        : number(null),
    ),
    item(say("task.request.model"), request.model || number(null)),
    item(say("task.request.finish"), request.finish || number(null)),
    item(say("task.requests.at"), dateTime(request.at)),
  ];
  return (
    <>
      {request.sentAgain && (
        <Alert type="info" showIcon style={{ marginBottom: 12 }} title={say("task.request.sentAgain")} />
      )}
      <Descriptions size="small" column={{ xs: 1, md: 2 }} items={items} />
      {failure && (
        <Alert
          type="error"
          showIcon
          style={{ marginTop: 12 }}
          title={say("task.request.error", { cause: failureText(failure.kind, say) })}
          description={
            <span className="soft">
              {failure.status > 0 && `HTTP ${failure.status}. `}
              <ServiceText text={failure} />
            </span>
          }
        />
      )}
      <h3 className="section-title">{say("templates.form.prompt")}</h3>
      {messages.map((message, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: messages stay in their order.
        <div key={index} style={{ marginBottom: 8 }}>
          <div className="soft task-small">{roleText(message.role, say)}</div>
          <JsonView value={message.text} height={260} />
        </div>
      ))}
      {request.thinking !== "" && (
        <Collapse
          ghost
          size="small"
          items={[{ key: "thinking", label: say("word.thinking"), children: <JsonView value={request.thinking} /> }]}
        />
      )}
      <h3 className="section-title">{say("templates.try.answer")}</h3>
      {request.text === "" ? (
        <p className="soft">{say("task.request.answer.none")}</p>
      ) : (
        <JsonView value={request.text} height={360} />
      )}
      {request.reason !== "" && (
        <p className="soft" lang="en">
          {request.reason}
        </p>
      )}
      {rejects.length > 0 && (
        <>
          <h3 className="section-title">{say("task.tab.rejects")}</h3>
          <ul className="rows">
            {rejects.map((reject) => (
              <RejectItem key={reject.number} reject={reject} linked={false} />
            ))}
          </ul>
        </>
      )}
    </>
  );
}

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
