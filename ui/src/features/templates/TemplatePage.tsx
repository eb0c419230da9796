import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation, useParams } from "react-router";
import { LoadingPage } from "../../shared/LoadingPage";
import { useDraft } from "../../shared/useDraft";
import { useText } from "../../text/language";
import { TemplateEditor } from "./TemplateEditor";
import { restored, type TemplateDraft } from "./templateDraft";
import { fieldsOf, NEW_TEMPLATE, type TemplateFields } from "./templateForm";
import { type Template, templateQuery } from "./templateQueries";

/** A template: its form, to make or to change it. */
export function Component() {
  const { id } = useParams();
  return id === undefined ? <Begun key="new" known={null} /> : <Stored key={id} id={id} />;
}

function Stored({ id }: { id: string }) {
  const say = useText();
  const template = useQuery(templateQuery(id));
  return template.data ? (
    <Begun known={template.data} />
  ) : (
    <LoadingPage title={say("word.template")} back="/data/synthesis/templates" query={template} />
  );
}

/** What the form begins with; another beginning is another form. */
interface Beginning {
  readonly round: number;
  /** The revision that is changed; null for a new template. */
  readonly base: Template | null;
  readonly fields: TemplateFields;
  readonly changed: boolean;
  /** When the draft that it begins with was written; null where it begins with none. */
  readonly draftOf: string | null;
}

function Begun({ known }: { known: Template | null }) {
  const saved = (useLocation().state as { saved?: boolean } | null)?.saved ?? false;
  const draft = useDraft<TemplateDraft>(`template.${known?.id ?? "new"}`);
  const [begun, setBegun] = useState<Beginning>(() => {
    const found = restored(draft.found, known);
    return found
      ? { round: 0, changed: true, draftOf: draft.found?.at ?? null, ...found }
      : { round: 0, base: known, fields: known ? fieldsOf(known) : NEW_TEMPLATE, changed: false, draftOf: null };
  });
  const begin = (base: Template | null, content: Template | null) => {
    draft.drop();
    const fields = content ? fieldsOf(content) : NEW_TEMPLATE;
    const changed = content !== base;
    if (changed) {
      draft.keep(() => ({ fields, revision: base?.revision ?? null }));
    }
    setBegun(({ round }) => ({ round: round + 1, base, fields, changed, draftOf: null }));
  };
  return (
    <TemplateEditor
      key={begun.round}
      base={begun.base}
      newest={known}
      fields={begun.fields}
      changedAlready={begun.changed}
      draft={draft}
      focused={begun.round > 0 || saved}
      draftOf={begun.draftOf}
      onSaved={(saved) => setBegun((before) => ({ ...before, base: saved, draftOf: null }))}
      onBegin={begin}
    />
  );
}
