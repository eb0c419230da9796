import type { Said } from "../../text/service/said";
import type { FoundModel, ModelPreset } from "./modelQueries";

/** A model to choose from. */
export interface OfferedModel {
  readonly id: string;
  readonly name?: string;
  /** Who makes it. */
  readonly type?: string;
  readonly description?: string;
  /** Whether the address lists it; otherwise the provider is known for it. */
  readonly found: boolean;
}

/** The models that an address lists, with what is known of them, and then those that the provider is known for otherwise. */
export function offersOf(
  { models }: Pick<ModelPreset, "models">,
  found: readonly FoundModel[] | undefined,
  inWords: (said: Said) => string,
): OfferedModel[] {
  const known = new Map(
    models.map((model) => [model.id, { ...model, description: inWords(model.description), found: false }]),
  );
  const listed = [...new Map((found ?? []).map((model) => [model.id, model])).values()].map(({ id, name, owner }) => {
    const { name: itsName, ...it } = known.get(id) ?? { name: undefined };
    const other = name && name !== id ? name : undefined;
    return { type: owner ?? undefined, ...it, id, name: itsName ?? other, found: true };
  });
  const ids = new Set(listed.map(({ id }) => id));
  return [...listed, ...[...known.values()].filter(({ id }) => !ids.has(id))];
}

/** Those in which all words of a search occur. */
export function searchOffers(offers: readonly OfferedModel[], searched: string): readonly OfferedModel[] {
  const words = searched.toLowerCase().split(/\s+/).filter(Boolean);
  return offers.filter(({ id, name, type, description }) => {
    const text = [id, name, type, description].join("\n").toLowerCase();
    return words.every((word) => text.includes(word));
  });
}

/** What a model may be called, and what may be said of it, as long as nobody has written something else. */
export function suggestedOf(id: string, offered: OfferedModel | undefined): { name: string; description: string } {
  return {
    name: offered?.name ?? id.trim(),
    description: offered?.description ? [offered.type, offered.description].filter(Boolean).join(" · ") : "",
  };
}
