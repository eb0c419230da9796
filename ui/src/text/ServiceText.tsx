import { Fragment } from "react";
import { useLanguage } from "./language";
import { spaceBehind } from "./sentences";

/**
 * What the service says, in the page's language as far as it is known. The rest is English and is marked as such, so
 * that it is read aloud rightly.
 */
export function ServiceText({ text }: { text: string | readonly string[] }) {
  const { translate } = useLanguage();
  const texts = typeof text === "string" ? [text] : text.filter((it) => it !== "");
  return texts.flatMap(translate).map((part, index, parts) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: the parts of a text stay in their order.
    <Fragment key={index}>
      {spaceBehind(parts[index - 1]?.text ?? "")}
      {part.known ? part.text : <span lang="en">{part.text}</span>}
    </Fragment>
  ));
}
