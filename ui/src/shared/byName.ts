/**
 * Orders names by how well they go with what was typed: the name itself first, then those that begin with it, then those
 * with a word that does, then the rest, each in the order they had.
 */
export function byName(typed: string): (one: unknown, other: unknown) => number {
  const wanted = plain(typed);
  return (one, other) => rank(plain(one), wanted) - rank(plain(other), wanted);
}

/** The named things that go with what was typed, best first; all of them where nothing was. */
export function found<Named extends { readonly name: string; readonly description?: string | null }>(
  all: readonly Named[],
  typed: string,
): Named[] {
  const wanted = plain(typed);
  return wanted === ""
    ? [...all]
    : all
        .filter(({ name, description }) => plain(name).includes(wanted) || plain(description).includes(wanted))
        .sort((one, other) => byName(typed)(one.name, other.name));
}

function rank(name: string, wanted: string): number {
  if (wanted === "" || name === wanted) {
    return 0;
  }
  if (name.startsWith(wanted)) {
    return 1;
  }
  const before = name.indexOf(wanted) - 1;
  if (before < -1) {
    return 4;
  }
  return /[\p{L}\p{N}]/u.test(name.charAt(before)) ? 3 : 2;
}

function plain(text: unknown): string {
  return typeof text === "string" ? text.trim().toLowerCase() : "";
}
