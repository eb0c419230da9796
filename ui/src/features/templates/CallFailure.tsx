import { Alert } from "antd";
import type { Schemas } from "../../api/client";
import { en } from "../../text/en";
import { type TextKey, useFormats, useText } from "../../text/language";

/** Why a model gave no answer, and what to do. */
export function CallFailure({ failure }: { failure: Schemas["FailedCall"] }) {
  const say = useText();
  const { duration } = useFormats();
  const { kind, message, advice, status, retryAfterSeconds } = failure;
  const key = `models.failure.${kind.toUpperCase()}`;
  const known = key in en ? say(key as Extract<TextKey, `models.failure.${string}`>) : kind;
  return (
    <Alert
      type="error"
      showIcon
      title={known}
      description={
        <>
          <div lang="en">
            {message} {advice}
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
