import { checkConnection, untilReachable } from "./connection";

/** A part of the page's code that the service did not give. */
export class CodeMissing extends Error {
  override readonly name = "CodeMissing";
}

/**
 * Loads a part of the page's code, a second time where the service answers: a moment's fault is over by then. Throws
 * `CodeMissing`; asked again it tries again.
 */
export async function loadCode<T>(load: () => Promise<T>): Promise<T> {
  try {
    return await load();
  } catch (error) {
    if (!(await checkConnection())) {
      throw new CodeMissing(String(error), { cause: error });
    }
  }
  try {
    await loadStyles();
    return await load();
  } catch (error) {
    throw new CodeMissing(String(error), { cause: error });
  }
}

/** The same for what is wanted however long it takes: whenever the service is back it is asked for again. */
export async function loadCodeAtLast<T>(load: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (;;) {
    try {
      return await loadCode(load);
    } catch (error) {
      const isAway = !(await checkConnection());
      await untilReachable(signal);
      if (!isAway || signal.aborted) {
        throw error;
      }
    }
  }
}

/** A part of the code, kept once it has come. */
export class Code<T> {
  /** Undefined until it has come. */
  value: T | undefined;
  private coming: Promise<T> | undefined;

  constructor(private readonly load: () => Promise<T>) {}

  /** The same promise until it is forgotten: a failure stays one. */
  get(): Promise<T> {
    this.coming ??= loadCode(this.load).then((value) => {
      this.value = value;
      return value;
    });
    return this.coming;
  }

  /** Lets the next `get` try again, where it has not come. */
  forget(): void {
    if (this.value === undefined) {
      this.coming = undefined;
    }
  }
}

/** Vite asks for a part's styles once; those that did not come have to be put there again. */
async function loadStyles(): Promise<void> {
  const missing = [...document.querySelectorAll<HTMLLinkElement>('link[rel="stylesheet"]')].filter(
    (link) => link.sheet === null,
  );
  await Promise.all(
    missing.map(
      (link) =>
        new Promise<void>((resolve, reject) => {
          const again = link.cloneNode() as HTMLLinkElement;
          again.addEventListener("load", () => resolve());
          again.addEventListener("error", () => reject(new CodeMissing(again.href)));
          link.replaceWith(again);
        }),
    ),
  );
}
