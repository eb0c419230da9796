/** One behind the other, with the space that the language has between them; what is empty or false is left out. */
export function sentences(...said: readonly (string | false | null | undefined)[]): string {
  return said.reduce<string>((text, next) => (next ? text + spaceBehind(text) + next : text), "");
}

/** What stands between this and the next sentence: nothing behind a full stop as wide as a character. */
export function spaceBehind(text: string): string {
  return text === "" || /[。！？；]$/.test(text) ? "" : " ";
}
