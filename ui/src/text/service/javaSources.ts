/** For tests: what the service's own sources have between quotes, by file. */
export interface JavaFile {
  readonly name: string;
  /** Literals beside each other as one, in lower case; the places of values are NUL. */
  readonly literals: readonly string[];
}

const TOKEN = /\/\/[^\n]*|\/\*[\s\S]*?\*\/|"""[\s\S]*?"""|"(?:[^"\\\n]|\\.)*"|'(?:[^'\\\n]|\\.)*'|\S/g;

/** A text that is filled in before the next one is put behind it. */
const FILLED = /"\s*\.formatted\((?:[^()"]|\([^()]*\))*\)\s*\+\s*"/g;

/** What a format has in the place of a value; `%%` is a percent sign. */
const VALUE = /%%|%[,\d.]*[sdfxX]/g;

/** The modules whose texts reach the page. */
const SOURCES = import.meta.glob<string>("../../../../{core,engine,providers,storage,server}/src/main/java/**/*.java", {
  query: "?raw",
  import: "default",
  eager: true,
});

export const javaFiles: readonly JavaFile[] = Object.entries(SOURCES).map(([name, source]) => ({
  name,
  literals: literalsIn(source),
}));

export function literalsIn(source: string): readonly string[] {
  const literals: string[] = [];
  let before = "";
  let isOpen = false;
  for (const [token] of source.replace(FILLED, "").matchAll(TOKEN)) {
    if (token.startsWith("//") || token.startsWith("/*")) {
      continue;
    }
    if (token.startsWith('"') && !token.startsWith('"""')) {
      const text = unescaped(token.slice(1, -1));
      literals.push(isOpen ? (literals.pop() ?? "") + text : text);
      isOpen = false;
    } else {
      // Only a plus sign right behind a literal goes on with it.
      isOpen = token === "+" && literals.length > 0 && before.endsWith('"');
    }
    before = token;
  }
  return literals.flatMap((text) =>
    [text, text.replace(VALUE, (value) => (value === "%%" ? "%" : "\0"))].map((it) => it.toLowerCase()),
  );
}

function unescaped(text: string): string {
  return text.replace(/\\(u+[0-9a-fA-F]{4}|.)/g, (_, code: string) => {
    const special: Record<string, string> = { n: "\n", t: "\t", r: "\r", 0: "\0" };
    return code.length > 1 ? String.fromCharCode(Number.parseInt(code.slice(-4), 16)) : (special[code] ?? code);
  });
}
