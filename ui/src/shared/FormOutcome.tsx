import { type ReactNode, useEffect, useRef } from "react";
import "./form.css";

interface Props {
  /** What went wrong; another one is scrolled to, wherever the form stands. */
  readonly error: unknown;
  readonly children: ReactNode;
}

/** Where a form says what came of sending it: brought into sight, since the button to send it is always in sight. */
export function FormOutcome({ error, children }: Props) {
  const place = useRef<HTMLDivElement>(null);
  useEffect(() => {
    if (error) {
      place.current?.scrollIntoView({ block: "nearest" });
    }
  }, [error]);
  return (
    <div ref={place} className="form-outcome">
      {children}
    </div>
  );
}
