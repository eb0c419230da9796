import { Fragment } from "react";
import { useLanguage } from "./language";
import { spaceBehind } from "./sentences";
import { plain, type Said } from "./service/said";

/**
 * What the service says, in the page's language as far as it is known. The rest is English and is marked as such, so
 * that it is read aloud rightly.
 */
export function ServiceText({ text }: { text: string | Said | readonly (string | Said)[] }) {
  const { translate } = useLanguage();
  const all = [text].flat().map((it) => (typeof it === "string" ? plain(it) : it));
  return all
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
