import { Fragment, useCallback } from "react";
import { useLanguage } from "./language";
import { sentences, spaceBehind } from "./sentences";
import type { Said } from "./service/said";

/** What the service says, in the page's language. The words of others are marked as English: it is read aloud rightly. */
export function ServiceText({ text }: { text: Said | readonly Said[] }) {
  const { translate } = useLanguage();
  return [text]
    .flat()
    .filter(({ message }) => message !== "")
    .flatMap(translate)
    .map((part, index, parts) => (
      // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text stay in their order.
      <Fragment key={index}>
        {spaceBehind(parts[index - 1]?.text ?? "")}
        {part.known ? part.text : <span lang="en">{part.text}</span>}
      </Fragment>
    ));
}

/** The same where only a text will do: in notifications and at fields. */
export function useServiceText(): (said: Said) => string {
  const { translate } = useLanguage();
  return useCallback((said) => sentences(...translate(said).map((part) => part.text)), [translate]);
}
