import { useEffect } from "react";
import { useText } from "../text/language";

/** Names the tab. */
export function useTitle(page: string): void {
  const say = useText();
  useEffect(() => {
    document.title = say("app.title", { page });
  }, [say, page]);
}
