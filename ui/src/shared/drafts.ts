import { ExactNumber, readJson, writeJson } from "../api/exactJson";

/** Unsaved work of one form, as it is kept in this browser. */
export interface Draft<Content> {
  /** When it was written last, as ISO 8601 says times. */
  readonly at: string;
  /** The opened form that wrote it: another tab with the same form does not remove it. */
  readonly by: string;
  readonly content: Content;
}

/** The number is that of the forms' shapes: where a form can no longer read what it kept before, it grows. */
const PREFIX = "winnow.draft.1.";

/** Of more drafts, the oldest are forgotten: nobody goes back to all forms that were ever begun. */
export const DRAFTS_MAX = 20;

/** The draft of a form; null where there is none that can be read. */
export function readDraft<Content>(key: string): Draft<Content> | null {
  try {
    const draft: unknown = readJson(localStorage.getItem(PREFIX + key) ?? "null");
    return isDraft(draft)
      ? { ...(draft as Draft<Content>), content: emptied((draft as Draft<Content>).content) }
      : null;
  } catch {
    return null;
  }
}

/** Keeps a draft over the one before; says whether it is kept: storage may be switched off or full. */
export function writeDraft<Content>(key: string, draft: Draft<Content>): boolean {
  try {
    localStorage.setItem(PREFIX + key, writeJson(withEmptied(draft)));
    forgetOldest();
    return true;
  } catch {
    return false;
  }
}

/** Removes the draft that one of these opened forms wrote; one that another tab has written since stays. */
export function dropDraft(key: string, by: readonly string[]): void {
  const draft = readDraft(key);
  if (draft === null || by.includes(draft.by)) {
    remove(PREFIX + key);
  }
}

/** JSON has no undefined: a field that was emptied is written as null, or what it held at first would come back. */
function withEmptied(value: unknown): unknown {
  return mapped(value, (each) => (each === undefined ? null : each));
}

/** What was emptied is undefined again. */
function emptied<T>(value: T): T {
  return mapped(value, (each) => each ?? undefined) as T;
}

function mapped(value: unknown, change: (field: unknown) => unknown): unknown {
  if (Array.isArray(value)) {
    return value.map((each) => mapped(each, change));
  }
  return typeof value === "object" && value !== null && !(value instanceof ExactNumber)
    ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, mapped(change(each), change)]))
    : value;
}

function forgetOldest(): void {
  const keys = Object.keys(localStorage).filter((key) => key.startsWith(PREFIX));
  if (keys.length > DRAFTS_MAX) {
    keys
      .map((key) => ({ key, at: readDraft(key.slice(PREFIX.length))?.at ?? "" }))
      .sort((one, other) => (one.at < other.at ? -1 : 1))
      .slice(0, keys.length - DRAFTS_MAX)
      .forEach(({ key }) => {
        remove(key);
      });
  }
}

function remove(name: string): void {
  try {
    localStorage.removeItem(name);
  } catch {
    // Storage is switched off: there is nothing to remove.
  }
}

function isDraft(value: unknown): boolean {
  const draft = value as Partial<Draft<unknown>> | null;
  return (
    typeof draft === "object" &&
    draft !== null &&
    typeof draft.at === "string" &&
    !Number.isNaN(Date.parse(draft.at)) &&
    typeof draft.by === "string" &&
    typeof draft.content === "object" &&
    draft.content !== null
  );
}
