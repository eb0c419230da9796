const HAN = /\p{Script=Han}/u;
const WIDE = /[，。：；？！（）“”、]/u;
const WESTERN = /[\p{Script=Latin}\p{Nd}"'/{}[\]…]/u;

/**
 * Puts two pieces of a Chinese sentence beside each other, with a space between Han characters and others.
 *
 * @param tight whether a space goes where Chinese has none; not beside a value that the user wrote
 */
export function beside(before: string, after: string, tight: boolean): string {
  const [left, right] = [before.trimEnd(), after.trimStart()];
  const [last, first] = [[...left].at(-1) ?? "", [...right].at(0) ?? ""];
  if (left !== before || right !== after) {
    const isOne = (HAN.test(last) && HAN.test(first)) || WIDE.test(last) || WIDE.test(first);
    return tight && isOne ? left + right : before + after;
  }
  const isMixed = (HAN.test(last) && WESTERN.test(first)) || (WESTERN.test(last) && HAN.test(first));
  return isMixed ? `${before} ${after}` : before + after;
}

/** What stands in a slot before these words: no full stop twice. */
export function withoutStop(value: string, next: string): string {
  return next.startsWith("。") ? value.replace(/[.。]$/, "") : value;
}
