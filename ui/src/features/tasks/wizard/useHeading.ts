import { useEffect, useRef } from "react";

/** A step's heading: another step is read from there, since the button that led to it may be gone or another one. */
export function useHeading(step: number) {
  const heading = useRef<HTMLHeadingElement>(null);
  const shown = useRef(step);
  useEffect(() => {
    if (shown.current !== step) {
      shown.current = step;
      heading.current?.focus({ preventScroll: true });
    }
  }, [step]);
  return heading;
}
