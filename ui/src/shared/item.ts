import type { ReactNode } from "react";

/** An entry of `Descriptions`. */
export function item(label: string, children: ReactNode) {
  return { key: label, label, children };
}
