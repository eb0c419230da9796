const HAN = /\p{Script=Han}/u;

/** What is wrong with a field, in Chinese, behind what the field is called: its label or its name. */
export function ofField(field: string, clause: string): string {
  const [last, first] = [[...field].at(-1) ?? "", [...clause].at(0) ?? ""];
  return first === "（" || (HAN.test(last) && HAN.test(first)) ? field + clause : `${field} ${clause}`;
}
