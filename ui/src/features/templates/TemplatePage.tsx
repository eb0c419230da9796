import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useLocation, useParams } from "react-router";
import { LoadingPage } from "../../shared/LoadingPage";
import { useDraft } from "../../shared/useDraft";
import { useText } from "../../text/language";
import { type Beginning, TemplateEditor } from "./TemplateEditor";
import { restored, type TemplateDraft } from "./templateDraft";
import { fieldsOf, NEW_TEMPLATE } from "./templateForm";
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
      begun={begun}
      newest={known}
      draft={draft}
      focused={begun.round > 0 || saved}
      onSaved={(saved) => setBegun((before) => ({ ...before, base: saved, draftOf: null }))}
      onBegin={begin}
    />
  );
}
