import { useCallback } from "react";
import { useLanguage } from "./language";
import { sentences } from "./sentences";
import { plain, type Said } from "./service/said";

/** The same as `ServiceText` where only a text will do: in notifications and at fields. */
export function useServiceText(): (said: string | Said) => string {
  const { translate } = useLanguage();
  return useCallback(
    (said) => sentences(...translate(typeof said === "string" ? plain(said) : said).map((part) => part.text)),
    [translate],
  );
}
