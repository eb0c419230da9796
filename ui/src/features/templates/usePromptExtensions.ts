import type { Extension } from "@codemirror/state";
import { type RefObject, useEffect, useState } from "react";
import type { Schemas } from "../../api/client";
import { loadCodeAtLast } from "../../api/loadCode";
import type { Offered } from "./variableRules";

type Language = typeof import("./promptLanguage");

/** What makes an editor know prompts; loaded with the editor, so that pages without one stay small. */
export function usePromptExtensions(
  offered: RefObject<readonly Offered[]>,
  problems: readonly Schemas["TemplateProblem"][],
): Extension {
  const [language, setLanguage] = useState<{ of: Language; extension: Extension } | null>(null);
  useEffect(() => {
    const stop = new AbortController();
    loadCodeAtLast(() => import("./promptLanguage"), stop.signal).then(
      (of) => setLanguage({ of, extension: of.promptLanguage(() => offered.current) }),
      // The editor does without: it says nothing of prompts, and takes any.
      () => undefined,
    );
    return () => stop.abort();
  }, [offered]);
  const [extensions, setExtensions] = useState<Extension>([]);
  useEffect(() => {
    if (language) {
      setExtensions([language.extension, language.of.underlined(problems)]);
    }
  }, [language, problems]);
  return extensions;
}
