import { useCallback, useEffect, useRef, useState } from "react";
import { useAddress } from "../../../shared/useAddress";
import type { Step } from "./wizardForm";

/**
 * The step of the wizard, in the address so that Back goes a step back. Where nothing is filled in it begins at the first.
 *
 * @param filled whether the form begins with what was typed before
 * @param steps those there are, by the kind of the task
 */
export function useStep(filled: boolean, steps: readonly Step[]): readonly [step: number, go: (to: number) => void] {
  const [params, change] = useAddress();
  const addressed = Math.max(0, steps.indexOf((params.get("step") ?? "basic") as Step));
  const [step, setStep] = useState(filled ? addressed : 0);
  const fresh = useRef(!filled);
  // Where the address is going: it comes there later than the step.
  const bound = useRef(addressed);
  useEffect(() => {
    bound.current = addressed;
    if (fresh.current && addressed > 0) {
      change({ step: null }, { replace: true, stay: false });
    } else {
      setStep(addressed);
    }
    fresh.current = false;
  }, [addressed, change]);
  const go = useCallback(
    (to: number) => {
      setStep(to);
      if (to !== bound.current) {
        bound.current = to;
        change({ step: to > 0 ? steps[to] : null });
      }
    },
    [change, steps],
  );
  return [step, go];
}

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
