import { useCallback } from "react";
import { useLanguage } from "./language";
import { sentences } from "./sentences";

/** The same as `ServiceText` where only a text will do: in notifications and at fields. */
export function useServiceText(): (text: string) => string {
  const { translate } = useLanguage();
  return useCallback((text) => sentences(...translate(text).map((part) => part.text)), [translate]);
}
