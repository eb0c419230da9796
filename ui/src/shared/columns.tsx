import type { ReactNode } from "react";
import { useFormats } from "../text/language";
import { useAgo } from "./clock";

/** How long ago something was; the exact moment where the pointer rests. */
export function Ago({ at }: { at: string }) {
  const ago = useAgo();
  const { dateTime } = useFormats();
  return (
    <span title={dateTime(at)} style={{ whiteSpace: "nowrap" }}>
      {ago(at)}
    </span>
  );
}

/** A column of moments, which the list can be sorted by. */
export function timeColumn<Key extends string>(key: Key, title: string) {
  return { key, title, sorter: true, render: (_: unknown, item: Record<Key, string>) => <Ago at={item[key]} /> };
}

/** The last column, which stays in sight: what can be done with each. */
export function actionsColumn<T>(title: string, actions: (item: T) => ReactNode) {
  return { title, width: 1, fixed: "end" as const, render: (_: unknown, item: T) => actions(item) };
}
