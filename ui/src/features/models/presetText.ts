import { en } from "../../text/en";
import type { Say } from "../../text/types";
import type { ModelPreset } from "./modelQueries";

type PresetKey = Extract<keyof typeof en, `models.preset.${string}`>;

/** A preset's description in the user's language; one that a newer service brings, in the service's words. */
export function presetText(preset: ModelPreset, say: Say): string {
  const key = `models.preset.${preset.name}`;
  return key in en ? say(key as PresetKey) : preset.description;
}
