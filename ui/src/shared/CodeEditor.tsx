import { ConfigProvider, Skeleton } from "antd";
import { type ComponentType, Suspense } from "react";
import { useText } from "../text/language";
import type { CodeEditorProps } from "./CodeEditorView";
import { loaded } from "./loaded";

/** A code editor; its code is loaded when the first one is shown. In a form that is disabled it can only be read. */
export function codeEditor<P extends CodeEditorProps>(load: () => Promise<{ default: ComponentType<P> }>) {
  const { Component: View } = loaded(() => load().then((code) => code.default));
  // biome-ignore lint/correctness/noComponentHookFactories: made once for each kind, at the top of a module.
  return function Editor(props: P) {
    const say = useText();
    const { componentDisabled = false } = ConfigProvider.useConfig();
    return (
      <Suspense
        fallback={
          <div role="status" aria-label={say("editor.loading")}>
            <Skeleton active paragraph={{ rows: 4 }} title={false} />
          </div>
        }
      >
        <View {...props} readOnly={props.readOnly || componentDisabled} />
      </Suspense>
    );
  };
}

export const CodeEditor = codeEditor<CodeEditorProps>(() => import("./CodeEditorView"));
