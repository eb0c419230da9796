import { ConfigProvider, Skeleton } from "antd";
import { Suspense } from "react";
import { useText } from "../text/language";
import type { CodeEditorProps } from "./CodeEditorView";
import { loaded } from "./loaded";

const { Component: View } = loaded(() => import("./CodeEditorView").then((code) => code.default));

/** A code editor; its code is loaded when the first one is shown. In a form that is disabled it can only be read. */
export function CodeEditor(props: CodeEditorProps) {
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
}
