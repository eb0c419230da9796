import { Alert } from "antd";
import type { Schemas } from "../../api/client";
import { failureText } from "../../text/known";
import { useFormats, useText } from "../../text/language";
import { ServiceText } from "../../text/ServiceText";

/** Why a model gave no answer, and what to do. */
export function CallFailure({ failure }: { failure: Schemas["FailedCall"] }) {
  const say = useText();
  const { duration } = useFormats();
  const { kind, advice, status, retryAfterSeconds } = failure;
  return (
    <Alert
      type="error"
      showIcon
      title={failureText(kind, say)}
      description={
        <>
          <div>
            <ServiceText text={[failure, advice]} />
          </div>
          {status > 0 && (
            <div className="mono">
              {say("models.test.status")} {status}
            </div>
          )}
          {retryAfterSeconds && <div>{say("templates.try.retryAfter", { time: duration(retryAfterSeconds) })}</div>}
        </>
      }
    />
  );
}
