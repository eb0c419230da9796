import { type ReactNode, useState } from "react";
import { ModelDrawer } from "./ModelDrawer";
import type { Model } from "./modelQueries";

/**
 * The form of a new model over another form.
 *
 * @param onAdded is given the model once it is saved and in the lists
 * @returns opens it, and the drawer itself: put it beside the other form, not into it
 */
export function useAddModel(onAdded: (model: Model) => void): readonly [open: (preset?: string) => void, ReactNode] {
  const [opened, setOpened] = useState<{ preset: string | null } | null>(null);
  const done = (saved: Model | null) => {
    setOpened(null);
    if (saved) {
      onAdded(saved);
    }
  };
  return [
    (preset) => setOpened({ preset: preset ?? null }),
    <ModelDrawer
      key="add-model"
      id={null}
      adding={opened !== null}
      preset={opened?.preset ?? null}
      over
      onSaved={done}
      onClose={() => done(null)}
    />,
  ];
}
