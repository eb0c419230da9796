import { useEffect, useMemo, useRef } from "react";
import { CodeEditor } from "../../shared/CodeEditor";
import type { CodeEditorProps } from "../../shared/CodeEditorView";
import { useText } from "../../text/language";
import { useServiceText } from "../../text/useServiceText";
import type { TemplateValidation } from "./templateQueries";
import { usePromptExtensions } from "./usePromptExtensions";
import { BUILT_IN, type Offered } from "./variableRules";

interface Props extends Omit<CodeEditorProps, "extensions"> {
  /** The service's word for this text, such as `prompt`. */
  readonly field: string;
  readonly validation: TemplateValidation | undefined;
}

/** The editor of a text with variables; a field of a form. */
export function PromptEditor({ field, validation, ...editor }: Props) {
  const say = useText();
  const inWords = useServiceText();
  const offered = useMemo<readonly Offered[]>(
    () => [
      ...(validation?.variables ?? [])
        .filter((it) => !it.builtIn)
        .map(({ name, description }) => ({ name, about: description })),
      ...BUILT_IN.map((name) => ({ name, about: say(`templates.builtIn.${name}`) })),
    ],
    [validation, say],
  );
  const now = useRef(offered);
  useEffect(() => {
    now.current = offered;
  }, [offered]);
  const problems = useMemo(
    () =>
      validation?.problems.filter((it) => it.field === field).map((it) => ({ ...it, message: inWords(it.message) })) ??
      [],
    [validation, field, inWords],
  );
  return <CodeEditor {...editor} extensions={usePromptExtensions(now, problems)} />;
}
