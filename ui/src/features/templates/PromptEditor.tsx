import { codeEditor } from "../../shared/CodeEditor";
import type { PromptEditorProps } from "./PromptEditorView";

/** The editor of a text with variables; a field of a form. */
export const PromptEditor = codeEditor<PromptEditorProps>(() => import("./PromptEditorView"));
