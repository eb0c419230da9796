// @vitest-environment happy-dom
import { act, cleanup, renderHook } from "@testing-library/react";
import type { ReactNode } from "react";
import { MemoryRouter, useLocation } from "react-router";
import { afterEach, expect, it } from "vitest";
import { useStep } from "./useStep";
import type { Step } from "./wizardForm";

const STEPS: readonly Step[] = ["basic", "parameters", "output", "review"];

function opened(at: string) {
  const wrapper = ({ children }: { children: ReactNode }) => (
    <MemoryRouter initialEntries={[at]}>{children}</MemoryRouter>
  );
  return renderHook(
    () => {
      const [step, go] = useStep(true, STEPS);
      return { step, go, at: useLocation().search };
    },
    { wrapper },
  ).result;
}

afterEach(cleanup);

it("goes where the address says, and says where it goes", () => {
  const steps = opened("/new?step=output");
  expect(steps.current.step).toBe(2);
  act(() => steps.current.go(1));
  expect(steps.current.step).toBe(1);
  expect(steps.current.at).toBe("?step=parameters");
  act(() => steps.current.go(0));
  expect(steps.current.at).toBe("");
});

it("goes back and on again before the address has followed", () => {
  const steps = opened("/new?step=review");
  act(() => {
    steps.current.go(2);
    steps.current.go(3);
  });
  expect(steps.current.step).toBe(3);
  expect(steps.current.at).toBe("?step=review");
});
