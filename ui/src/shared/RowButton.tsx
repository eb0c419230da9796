import type { ComponentProps, ReactNode } from "react";

interface Props extends ComponentProps<"button"> {
  readonly icon: ReactNode;
  /** Shown where the pointer rests. */
  readonly title: string;
}

/** A small button in a row of a list. It is the browser's own: a list has hundreds of them. */
export function RowButton({ icon, className = "", ...more }: Props) {
  return (
    <button type="button" className={`row-button ${className}`} {...more}>
      {icon}
    </button>
  );
}
