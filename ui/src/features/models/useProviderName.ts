import { useQuery } from "@tanstack/react-query";
import { useCallback } from "react";
import { knownText } from "../../text/known";
import { useText } from "../../text/language";
import type { Say } from "../../text/types";
import { type Model, type ModelPreset, presetsQuery } from "./modelQueries";
import { presetOf } from "./presets";

/** What a preset is called in the page's language. */
export function presetName({ id, name }: ModelPreset, say: Say): string {
  return knownText(say, `models.preset.${id}`, name);
}

/** Names whose models they are: that of the preset, or the wire where no preset is called at the address. */
export function useProviderName(): (model: Pick<Model, "provider" | "baseUrl">) => string {
  const say = useText();
  const { data } = useQuery(presetsQuery);
  return useCallback(
    (model) => {
      const preset = presetOf(data ?? [], model);
      return preset && (preset.place === "REMOTE" || preset.place === "LOCAL")
        ? presetName(preset, say)
        : knownText(say, `models.provider.${model.provider}`, model.provider);
    },
    [data, say],
  );
}
