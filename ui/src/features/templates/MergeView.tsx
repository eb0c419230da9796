import { MergeView as SideBySide, unifiedMergeView } from "@codemirror/merge";
import { EditorState } from "@codemirror/state";
import { EditorView } from "@codemirror/view";
import { useEffect, useRef } from "react";

interface Props {
  readonly theirs: string;
  readonly mine: string;
  readonly labels: { readonly theirs: string; readonly mine: string };
  /** Whether there is room for two columns. */
  readonly wide: boolean;
}

const LOOK = EditorView.theme({
  "&": { fontSize: "12px", backgroundColor: "var(--surface)", color: "var(--text)" },
  ".cm-content": { fontFamily: "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace" },
  ".cm-collapsedLines": {
    background: "var(--ground)",
    color: "var(--text-soft)",
  },
  ".cm-changedLine, .cm-insertedLine": {
    backgroundColor: "color-mix(in srgb, var(--good) 14%, transparent) !important",
  },
  "&.cm-merge-a .cm-changedLine, .cm-deletedChunk": {
    backgroundColor: "color-mix(in srgb, var(--bad) 14%, transparent) !important",
  },
});

/** Two texts compared: side by side, or in one column where there is little room. */
export default function MergeView({ theirs, mine, labels, wide }: Props) {
  const host = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (!host.current) {
      return;
    }
    const shared = (label: string) => [
      EditorView.lineWrapping,
      LOOK,
      EditorState.readOnly.of(true),
      EditorView.editable.of(false),
      EditorView.contentAttributes.of({ "aria-label": label, tabindex: "0" }),
    ];
    const collapseUnchanged = { margin: 3, minSize: 6 };
    const view = wide
      ? new SideBySide({
          parent: host.current,
          a: { doc: theirs, extensions: shared(labels.theirs) },
          b: { doc: mine, extensions: shared(labels.mine) },
          collapseUnchanged,
        })
      : new EditorView({
          parent: host.current,
          doc: mine,
          extensions: [
            shared(labels.mine),
            unifiedMergeView({ original: theirs, mergeControls: false, collapseUnchanged }),
          ],
        });
    return () => view.destroy();
  }, [theirs, mine, labels, wide]);
  return <div ref={host} className="panel" style={{ maxHeight: 420, overflow: "auto" }} />;
}
