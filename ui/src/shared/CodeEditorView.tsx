import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { Compartment, EditorState, type Extension } from "@codemirror/state";
import { EditorView, keymap, placeholder as placeholderOf } from "@codemirror/view";
import { type Ref, useEffect, useEffectEvent, useImperativeHandle, useRef } from "react";

/** What a form does with a field. */
interface CodeEditorHandle {
  focus(): void;
  readonly nativeElement: HTMLElement | null;
}

export interface CodeEditorProps {
  readonly value?: string;
  readonly onChange?: (value: string) => void;
  /** Names the field for those who do not see it. */
  readonly label: string;
  readonly placeholder?: string;
  readonly readOnly?: boolean;
  /** Heights in pixels: it grows with its text between them. */
  readonly heightMin?: number;
  readonly heightMax?: number;
  /** Languages, completion, marks; keep it the same between renderings (useMemo). */
  readonly extensions?: Extension;
  /** Given by a form. */
  readonly id?: string;
  readonly ref?: Ref<CodeEditorHandle>;
}

const LOOK = EditorView.theme({
  "&": {
    fontSize: "12.5px",
    backgroundColor: "var(--surface)",
    color: "var(--text)",
    border: "1px solid var(--line)",
    borderRadius: "4px",
  },
  "&.cm-focused": { outline: "none", borderColor: "var(--primary)" },
  ".cm-content": {
    fontFamily: "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace",
    padding: "8px 4px",
    caretColor: "var(--text)",
  },
  ".cm-cursor": { borderLeftColor: "var(--text)" },
  ".cm-scroller": { overflow: "auto" },
  ".cm-placeholder": { color: "var(--text-soft)" },
  ".cm-tooltip": { backgroundColor: "var(--surface)", color: "var(--text)", border: "1px solid var(--line)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground, .cm-content ::selection":
    {
      backgroundColor: "color-mix(in srgb, var(--primary) 30%, transparent) !important",
    },
});

/** CodeMirror as a field of a form: Tab leaves it, Escape then Tab too. */
export default function CodeEditorView(props: CodeEditorProps) {
  const { value = "", label, placeholder = "", readOnly = false, heightMin = 96, heightMax = 480, extensions } = props;
  const host = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  useImperativeHandle(
    props.ref,
    () => ({
      focus: () => view.current?.focus(),
      get nativeElement() {
        return host.current;
      },
    }),
    [],
  );
  const changing = useRef(new Compartment()).current;
  const change = useEffectEvent((text: string) => props.onChange?.(text));
  const initial = useEffectEvent(() => value);

  useEffect(() => {
    if (!host.current) {
      return;
    }
    const made = new EditorView({
      parent: host.current,
      state: EditorState.create({
        doc: initial(),
        extensions: [
          history(),
          keymap.of([...defaultKeymap, ...historyKeymap]),
          EditorView.lineWrapping,
          LOOK,
          changing.of([]),
          EditorView.updateListener.of((update) => {
            if (update.docChanged) {
              change(update.state.doc.toString());
            }
          }),
        ],
      }),
    });
    view.current = made;
    return () => made.destroy();
  }, [changing]);

  useEffect(() => {
    view.current?.dispatch({
      effects: changing.reconfigure([
        EditorView.contentAttributes.of({ "aria-label": label }),
        EditorView.theme({ ".cm-scroller": { minHeight: `${heightMin}px`, maxHeight: `${heightMax}px` } }),
        EditorState.readOnly.of(readOnly),
        EditorView.editable.of(!readOnly),
        placeholderOf(placeholder),
        extensions ?? [],
      ]),
    });
  }, [changing, label, placeholder, readOnly, heightMin, heightMax, extensions]);

  useEffect(() => {
    const now = view.current;
    if (now && now.state.doc.toString() !== value) {
      now.dispatch({ changes: { from: 0, to: now.state.doc.length, insert: value } });
    }
  }, [value]);

  return <div ref={host} id={props.id} />;
}
