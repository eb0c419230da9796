import { useMemo, useRef, useState } from "react";
import { type Draft, dropDraft, readDraft, writeDraft } from "./drafts";

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
 * Keeps a form's unsaved work in this browser: it survives a reload and a crash.
 *
 * @param key names the form and what is edited in it, such as `template.ID`. Never for forms with keys or passwords.
 */
export function useDraft<Content>(key: string): FormDraft<Content> {
  const [by] = useState(() => crypto.randomUUID());
  const written = useRef(0);
  return useMemo(() => {
    const found = readDraft<Content>(key);
    let kept = true;
    return {
      found,
      keep: (content) => {
        written.current += 1;
        const turn = written.current;
        queueMicrotask(() => {
          // A later change, or the end of the draft, has overtaken this one.
          if (turn === written.current) {
            kept = writeDraft(key, { at: new Date().toISOString(), by, content: content() });
          }
        });
      },
      drop: () => {
        written.current += 1;
        dropDraft(key, found ? [by, found.by] : [by]);
      },
      isKept: () => kept,
    };
  }, [key, by]);
}
