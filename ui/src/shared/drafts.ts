import { isMap, readJson, writeJson } from "../api/exactJson";
import { inBrowser } from "./storage";

/** Unsaved work of one form, as it is kept in this browser. */
export interface Draft<Content> {
  /** When it was written last, as ISO 8601 says times. */
  readonly at: string;
  /** The opened form that wrote it: another tab with the same form has a draft of its own. */
  readonly by: string;
  readonly content: Content;
}

/** The number is that of the forms' shapes: where a form can no longer read what it kept before, it grows. */
const PREFIX = "winnow.draft.1.";

/** Of more drafts, the oldest are forgotten: nobody goes back to all forms that were ever begun. */
export const DRAFTS_MAX = 20;

/** Where the draft of one opened form is. Two tabs with the same form have one each: neither writes over the other's. */
export function draftName(key: string, by: string): string {
  return `${PREFIX}${key}@${by}`;
}

/**
 * The draft of a form to go on with; null where there is none that can be read.
 *
 * @param own the form of this tab that wrote last: its draft comes first; else the newest one does
 */
export function readDraft<Content>(key: string, own: string | null = null): Draft<Content> | null {
  const drafts = inBrowser
    .names(`${PREFIX}${key}@`)
    .map((name) => readNamed<Content>(name))
    .filter((draft) => draft !== null);
  const newest = drafts.reduce<Draft<Content> | null>(
    (best, draft) => (best === null || draft.at > best.at ? draft : best),
    null,
  );
  return drafts.find(({ by }) => by === own) ?? newest;
}

function readNamed<Content>(name: string): Draft<Content> | null {
  try {
    const draft = readJson(inBrowser.get(name) ?? "null");
    return isDraft<Content>(draft) ? { ...draft, content: emptied(draft.content) } : null;
  } catch {
    return null;
  }
}

/** Keeps a draft over what the same opened form wrote before; says whether it is kept: storage may be switched off or full. */
export function writeDraft<Content>(key: string, draft: Draft<Content>): boolean {
  const kept = inBrowser.set(draftName(key, draft.by), writeJson(withEmptied(draft)));
  forgetOldest();
  return kept;
}

/**
 * Removes what an opened form wrote.
 *
 * @param at only if it was written then: what that form has written since stays
 */
export function dropDraft(key: string, by: string, at?: string): void {
  const name = draftName(key, by);
  if (at === undefined || readNamed(name)?.at === at) {
    inBrowser.remove(name);
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
  return isMap(value)
    ? Object.fromEntries(Object.entries(value).map(([name, each]) => [name, mapped(change(each), change)]))
    : value;
}

function forgetOldest(): void {
  const names = inBrowser.names(PREFIX);
  if (names.length > DRAFTS_MAX) {
    names
      .map((name) => ({ name, at: readNamed(name)?.at ?? "" }))
      .sort((one, other) => (one.at < other.at ? -1 : 1))
      .slice(0, names.length - DRAFTS_MAX)
      .forEach(({ name }) => {
        inBrowser.remove(name);
      });
  }
}

function isDraft<Content>(value: unknown): value is Draft<Content> {
  return (
    isMap(value) &&
    typeof value.at === "string" &&
    !Number.isNaN(Date.parse(value.at)) &&
    typeof value.by === "string" &&
    isMap(value.content)
  );
}
