import { useEffect, useMemo, useState } from "react";
import { type Draft, draftName, dropDraft, readDraft, writeDraft } from "./drafts";
import { inTab } from "./storage";

/** The draft of an opened form. It stays the same object while the key does. */
export interface FormDraft<Content> {
  /** What was kept when the form was opened; null where nothing was. */
  readonly found: Draft<Content> | null;
  /** Keeps what stands in the form once the event that changed it is through. */
  keep(content: () => Content): void;
  /** Removes it: what it held is saved, or not wanted. */
  drop(): void;
  /** Whether what was written last is kept. */
  isKept(): boolean;
}

/**
 * Keeps a form's unsaved work in this browser: it survives a reload and a crash. Tabs with the same form keep a draft
 * each; a tab finds its own again, and a new tab the newest.
 *
 * @param key names the form and what is edited in it, such as `template.ID`. Never for forms with keys or passwords.
 */
export function useDraft<Content>(key: string): FormDraft<Content> {
  const [by] = useState(() => crypto.randomUUID());
  const { draft, lost } = useMemo(() => draftOf<Content>(key, by), [key, by]);
  useEffect(() => {
    const changed = ({ key: name, newValue }: StorageEvent) => {
      if (name !== null && newValue === null) {
        lost(name);
      }
    };
    window.addEventListener("storage", changed);
    return () => window.removeEventListener("storage", changed);
  }, [lost]);
  return draft;
}

/** In the tab's own storage: which opened form of it wrote last. It is there after a reload, and in no other tab. */
const TAB = "winnow.draft.tab.";

function draftOf<Content>(key: string, by: string) {
  const own = inTab.get(TAB + key);
  const found = readDraft<Content>(key, own);
  let turns = 0;
  let kept = true;
  // What stands in this tab's form: as it wrote it last, or before a reload.
  let last = found?.by === own ? found : null;
  const dropFound = () => found && dropDraft(key, found.by, found.at);
  const draft: FormDraft<Content> = {
    found,
    keep: (content) => {
      turns += 1;
      const turn = turns;
      queueMicrotask(() => {
        // A later change, or the end of the draft, has overtaken this one.
        if (turn === turns) {
          const written = { at: new Date().toISOString(), by, content: content() };
          kept = writeDraft(key, written);
          if (kept) {
            last = written;
            inTab.set(TAB + key, by);
            dropFound();
          }
        }
      });
    },
    drop: () => {
      turns += 1;
      last = null;
      dropDraft(key, by);
      dropFound();
    },
    isKept: () => kept,
  };
  /** Another tab went on with a draft, or dropped it: here it is still worked at. */
  const lost = (name: string) => {
    if (last !== null && name === draftName(key, last.by)) {
      kept = writeDraft(key, last);
    }
  };
  return { draft, lost };
}
