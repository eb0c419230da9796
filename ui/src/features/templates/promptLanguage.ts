import { autocompletion, type Completion, type CompletionContext, startCompletion } from "@codemirror/autocomplete";
import { type Diagnostic, linter } from "@codemirror/lint";
import type { EditorState, Extension } from "@codemirror/state";
import { Decoration, EditorView, MatchDecorator, ViewPlugin } from "@codemirror/view";
import type { Schemas } from "../../api/client";
import { BUILT_IN, type Offered } from "./variableRules";

// {{name}} is plain text, so it is matched first and left alone.
const VARIABLE = /\{\{+[\p{L}_][\p{L}\p{M}\p{N}_.]*\}+|\{([\p{L}_][\p{L}\p{M}\p{N}_.]*)\}/gu;
const TYPED = /\{[\p{L}\p{M}\p{N}_.]*/u;

const builtIn = Decoration.mark({ class: "cm-built-in" });
const variable = Decoration.mark({ class: "cm-variable" });

const marks = new MatchDecorator({
  regexp: VARIABLE,
  decoration: ([, name]) => (name === undefined ? null : BUILT_IN.some((it) => it === name) ? builtIn : variable),
});

const highlight = ViewPlugin.define(
  (view) => ({
    decorations: marks.createDeco(view),
    update(update) {
      this.decorations = marks.updateDeco(update, this.decorations);
    },
  }),
  { decorations: (plugin) => plugin.decorations },
);

const look = EditorView.theme({
  ".cm-variable": {
    color: "var(--primary)",
    backgroundColor: "color-mix(in srgb, var(--primary) 12%, transparent)",
    borderRadius: "2px",
  },
  ".cm-built-in": {
    color: "var(--good)",
    backgroundColor: "color-mix(in srgb, var(--good) 12%, transparent)",
    borderRadius: "2px",
  },
  ".cm-tooltip-autocomplete ul li[aria-selected]": {
    backgroundColor: "color-mix(in srgb, var(--primary) 24%, transparent)",
    color: "var(--text)",
  },
  ".cm-completionDetail": { color: "var(--text-soft)", fontStyle: "normal" },
  ".cm-diagnostic": { maxWidth: "60ch" },
});

/** Prompts: variables are coloured, and completed after a brace. `offered` is asked whenever one is typed. */
export function promptLanguage(offered: () => readonly Offered[]): Extension {
  const complete = (context: CompletionContext) => {
    const word = context.matchBefore(TYPED);
    return word === null
      ? null
      : { from: word.from + 1, options: offered().map(optionOf), validFor: /^[\p{L}\p{M}\p{N}_.]*$/u };
  };
  return [
    highlight,
    look,
    autocompletion({ override: [complete], icons: false }),
    EditorView.updateListener.of(({ docChanged, transactions, view }) => {
      // A brace is no word, so typing one does not ask by itself.
      if (docChanged && transactions.some((it) => it.isUserEvent("input.type")) && before(view.state) === "{") {
        startCompletion(view);
      }
    }),
  ];
}

function before(state: EditorState): string {
  const at = state.selection.main.head;
  return state.sliceDoc(Math.max(0, at - 1), at);
}

function optionOf({ name, about }: Offered): Completion {
  return {
    label: name,
    detail: about,
    apply: (view, _, from, to) => {
      const closed = view.state.sliceDoc(to, to + 1) === "}";
      view.dispatch({
        changes: { from, to, insert: closed ? name : `${name}}` },
        selection: { anchor: from + name.length + 1 },
      });
    },
  };
}

/** Underlines what the service finds wrong with a text. */
export function underlined(problems: readonly Schemas["TemplateProblem"][]): Extension {
  return linter((view) => problems.map((problem) => diagnosticOf(view.state, problem)).filter((it) => it !== null), {
    delay: 0,
  });
}

function diagnosticOf(state: EditorState, problem: Schemas["TemplateProblem"]): Diagnostic | null {
  const { textLine, textColumn, severity, message } = problem;
  if (!textLine || textLine > state.doc.lines) {
    return null;
  }
  const line = state.doc.line(textLine);
  const skipped = [...line.text].slice(0, (textColumn ?? 1) - 1).join("").length;
  const rest = line.text.slice(skipped);
  const length = /^\{[^{}\s]*\}/.exec(rest)?.[0].length ?? rest.length;
  return { from: line.from + skipped, to: line.from + skipped + length, severity, message };
}
