import { createContext, type ReactNode, useContext, useEffect, useMemo, useSyncExternalStore } from "react";
import { useStored } from "../shared/useStored";
import { type Appearance, variablesOf } from "./theme";

export type Choice = Appearance | "system";

interface Shown {
  readonly appearance: Appearance;
  readonly choice: Choice;
  readonly setChoice: (choice: Choice) => void;
}

const Context = createContext<Shown>({ appearance: "light", choice: "system", setChoice: () => undefined });
const dark = window.matchMedia("(prefers-color-scheme: dark)");

/** Light or dark: as was chosen last, or as the system is. */
export function AppearanceProvider({ children }: { children: ReactNode }) {
  const [choice, setChoice] = useStored<Choice>("winnow.appearance", ["light", "dark", "system"], "system");
  const system = useSyncExternalStore(subscribe, () => (dark.matches ? "dark" : "light"));
  const appearance = choice === "system" ? system : choice;
  useEffect(() => {
    const style = document.documentElement.style;
    style.colorScheme = appearance;
    for (const [name, value] of Object.entries(variablesOf(appearance))) {
      style.setProperty(name, value);
    }
  }, [appearance]);
  const shown = useMemo(() => ({ appearance, choice, setChoice }), [appearance, choice, setChoice]);
  return <Context value={shown}>{children}</Context>;
}

export function useAppearance(): Shown {
  return useContext(Context);
}

function subscribe(listener: () => void): () => void {
  dark.addEventListener("change", listener);
  return () => dark.removeEventListener("change", listener);
}
