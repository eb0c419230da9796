import { Skeleton } from "antd";
import { lazy, Suspense } from "react";
import { useText } from "../text/language";
import type { CodeEditorProps } from "./CodeEditorView";

const View = lazy(() => import("./CodeEditorView"));

/** A code editor; its code is loaded when the first one is shown. */
export function CodeEditor(props: CodeEditorProps) {
  const say = useText();
  return (
    <Suspense
      fallback={
        <div role="status" aria-label={say("editor.loading")}>
          <Skeleton active paragraph={{ rows: 4 }} title={false} />
        </div>
      }
    >
      <View {...props} />
    </Suspense>
  );
}
