import { Alert } from "antd";
import type { Schemas } from "../../api/client";
import { failureText } from "../../text/known";
import { useFormats, useText } from "../../text/language";
import { ServiceText } from "../../text/ServiceText";

interface Props {
  readonly failure: Schemas["FailedCall"];
  /** What failed, where that does not go without saying. */
  readonly title?: string;
}

/** Why a model gave no answer, and what to do. */
export function CallFailure({ failure, title }: Props) {
  const say = useText();
  const { duration } = useFormats();
  const { kind, advice, status } = failure;
  const seconds = failure.retryAfterSeconds;
  return (
    <Alert
      type="error"
      showIcon
      title={title ?? failureText(kind, say)}
      description={
        <>
          {title && <div>{failureText(kind, say)}</div>}
          <div className={title && "soft"}>
            <ServiceText text={[failure, advice]} />
          </div>
          {status > 0 && (
            <div className="mono">
              {say("models.test.status")} {status}
            </div>
          )}
          {seconds && <div>{say("templates.try.retryAfter", { time: duration(seconds) })}</div>}
        </>
      }
    />
  );
}
