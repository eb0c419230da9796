import { App } from "antd";
import { useCallback } from "react";
import { useText } from "../text/language";
import { useServiceText } from "../text/ServiceText";
import { explain } from "./problemText";

/** Says what failed, for actions that have no place of their own on the page. */
export function useSayFailure(): (error: unknown) => void {
  const say = useText();
  const inWords = useServiceText();
  const { notification } = App.useApp();
  return useCallback(
    (error) => {
      const { cause, action, detail } = explain(error, say);
      const description = [action, detail && inWords(detail)].filter(Boolean).join("\n");
      notification.error({ title: cause, description, style: { whiteSpace: "pre-line" } });
    },
    [notification, say, inWords],
  );
}
