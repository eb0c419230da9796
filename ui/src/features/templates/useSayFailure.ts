import { App } from "antd";
import { useCallback } from "react";
import { explain } from "../../shared/problemText";
import { useText } from "../../text/language";
import { useServiceText } from "../../text/useServiceText";

/** Says what failed, for actions that have no place of their own on the page. */
export function useSayFailure(): (error: unknown) => void {
  const say = useText();
  const inWords = useServiceText();
  const { notification } = App.useApp();
  return useCallback(
    (error) => {
      const { cause, action, detail } = explain(error, say);
      notification.error({ title: cause, description: detail ? inWords(detail) : action });
    },
    [notification, say, inWords],
  );
}
