import { useEffect, useMemo, useRef } from "react";
import CodeEditorView, { type CodeEditorProps } from "../../shared/CodeEditorView";
import { useText } from "../../text/language";
import { useServiceText } from "../../text/ServiceText";
import { promptLanguage, underlined } from "./promptLanguage";
import type { TemplateValidation } from "./templateQueries";
import { BUILT_IN, type Offered } from "./variableRules";

export interface PromptEditorProps extends Omit<CodeEditorProps, "extensions"> {
  /** The service's word for this text, such as `prompt`. */
  readonly field: string;
  readonly validation: TemplateValidation | undefined;
}

/** An editor that knows prompts: their variables, and what the service finds wrong with them. */
export default function PromptEditorView({ field, validation, ...editor }: PromptEditorProps) {
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
  const language = useMemo(() => promptLanguage(() => now.current), []);
  const extensions = useMemo(() => {
    const problems = validation?.problems.filter((it) => it.field === field) ?? [];
    return [language, underlined(problems.map((it) => ({ ...it, message: inWords(it) })))];
  }, [language, validation, field, inWords]);
  return <CodeEditorView {...editor} extensions={extensions} />;
}
