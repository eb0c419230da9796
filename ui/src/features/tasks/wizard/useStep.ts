import { useCallback, useEffect, useRef, useState } from "react";
import { useSearchParams } from "react-router";
import { STEPS, type Step } from "./wizardForm";

/**
 * The step of the wizard, in the address so that Back goes a step back. What was typed is gone when the page is loaded
 * again, and then it begins at the first.
 */
export function useStep(): readonly [step: number, go: (to: number) => void] {
  const [params, setParams] = useSearchParams();
  const [step, setStep] = useState(0);
  const addressed = Math.max(0, STEPS.indexOf((params.get("step") ?? "basic") as Step));
  const fresh = useRef(true);
  useEffect(() => {
    if (fresh.current && addressed > 0) {
      setParams(withStep(0), { replace: true });
    } else {
      setStep(addressed);
    }
    fresh.current = false;
  }, [addressed, setParams]);
  const go = useCallback(
    (to: number) => {
      setStep(to);
      if (to !== addressed) {
        setParams(withStep(to), { preventScrollReset: true });
      }
    },
    [addressed, setParams],
  );
  return [step, go];
}

function withStep(step: number) {
  return (before: URLSearchParams) => {
    const after = new URLSearchParams(before);
    after.delete("step");
    if (step > 0) {
      after.set("step", STEPS[step] ?? "basic");
    }
    return after;
  };
}
