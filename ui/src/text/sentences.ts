/** One behind the other, with the space that the language has between them; what is empty or false is left out. */
export function sentences(...said: readonly (string | false | null | undefined)[]): string {
  return said.reduce<string>((text, next) => {
    if (!next) {
      return text;
    }
    return text === "" || /[。！？；]$/.test(text) ? text + next : `${text} ${next}`;
  }, "");
}
