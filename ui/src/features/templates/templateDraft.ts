import type { Draft } from "../../shared/drafts";
import { isSame } from "../../shared/same";
import { bodyOf, fieldsOf, NEW_TEMPLATE, type TemplateFields } from "./templateForm";
import type { Template } from "./templateQueries";

/** Unsaved work on a template. */
export interface TemplateDraft {
  readonly fields: TemplateFields;
  /** The revision it was written over; null for a new template. */
  readonly revision: number | null;
}

/**
 * A draft over what is stored now; null where there is nothing to go on with: no draft, or one that says what is stored
 * anyway, or a template that cannot be changed. The base keeps the revision the draft was written over, so that what
 * somebody else has saved since is not overwritten.
 */
export function restored(draft: Draft<TemplateDraft> | null, known: Template | null) {
  const stored = known ? fieldsOf(known) : NEW_TEMPLATE;
  if (draft === null || known?.archivedAt || typeof draft.content.fields !== "object") {
    return null;
  }
  const fields = { ...NEW_TEMPLATE, ...draft.content.fields };
  if (isSame(bodyOf(fields), bodyOf(stored)) && (fields.schema ?? "") === (stored.schema ?? "")) {
    return null;
  }
  return { base: known && { ...known, revision: draft.content.revision ?? known.revision }, fields };
}
