import { Alert, Descriptions } from "antd";
import type { Schemas } from "../../../api/client";
import { JsonView } from "../../../shared/JsonView";
import { roleText } from "../../../shared/row/roleText";
import { failureText } from "../../../text/known";
import { useFormats, useText } from "../../../text/language";
import { ServiceText } from "../../../text/ServiceText";
import { RejectItem } from "./RejectItem";
import { RequestStateTag } from "./RequestLink";

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
    { key: "state", label: say("task.requests.state"), children: <RequestStateTag state={request.state} /> },
    {
      key: "rows",
      label: say("task.requests.rows"),
      children: say("task.requests.rows.value", { accepted: request.accepted, rows: request.rows }),
    },
    { key: "latency", label: say("word.latency"), children: millis(failure ? null : request.latencyMillis) },
    {
      key: "tokens",
      label: say("word.tokens"),
      children:
        usage.cachedTokens > 0 ? `${tokens} (${say("task.request.cached", { count: usage.cachedTokens })})` : tokens,
    },
    {
      key: "sentTo",
      label: say("task.request.sentTo"),
      children: details.model
        ? `${details.model.name} (${say("task.models.number", { number: request.pin })})`
        : number(null),
    },
    { key: "model", label: say("task.request.model"), children: request.model || number(null) },
    { key: "finish", label: say("task.request.finish"), children: request.finish || number(null) },
    { key: "at", label: say("task.requests.at"), children: dateTime(request.at) },
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
