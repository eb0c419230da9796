import { useCallback, useEffect, useRef, useState } from "react";
import { useSearchParams } from "react-router";
import { STEPS, type Step } from "./wizardForm";

/**
 * The step of the wizard, in the address so that Back goes a step back. Where nothing is filled in it begins at the first.
 *
 * @param filled whether the form begins with what was typed before
 */
export function useStep(filled: boolean): readonly [step: number, go: (to: number) => void] {
  const [params, setParams] = useSearchParams();
  const addressed = Math.max(0, STEPS.indexOf((params.get("step") ?? "basic") as Step));
  const [step, setStep] = useState(filled ? addressed : 0);
  const fresh = useRef(!filled);
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
