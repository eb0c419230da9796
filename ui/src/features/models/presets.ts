import type { ModelBody, ModelPreset } from "./modelQueries";

/** Where models run, in the order they are offered. */
export const PLACES = ["REMOTE", "LOCAL", "OTHER", "OFFLINE"] as const;

/** The words in braces of a base URL, which a person has to replace: `{resource}`. */
export function placeholdersOf(baseUrl: string | null | undefined): string[] {
  return [...new Set(baseUrl?.match(/\{[^{}]*\}/g) ?? [])];
}

/** The region of a preset that a base URL belongs to; undefined for an address of one's own. */
export function regionOf(
  preset: ModelPreset,
  baseUrl: string | null | undefined,
): ModelPreset["regions"][number] | undefined {
  const address = plain(baseUrl ?? "");
  return preset.regions.find((region) => isAt(region.baseUrl, address));
}

/**
 * The preset that a model was made from, by its wire and its base URL: the one that is called there, or else the only one
 * with that wire, or else the one for any address.
 */
export function presetOf(
  presets: readonly ModelPreset[],
  { provider, baseUrl }: Pick<ModelBody, "provider" | "baseUrl">,
): ModelPreset | undefined {
  const ofWire = presets.filter((preset) => preset.provider === provider);
  return (
    ofWire.find((preset) => regionOf(preset, baseUrl)) ??
    (ofWire.length === 1 ? ofWire[0] : ofWire.find(({ place }) => place === "OTHER"))
  );
}

/** Whether the address of a preset, with something in the place of its words in braces, is this one. */
function isAt(known: string, address: string): boolean {
  const parts = plain(known).split(/\{[^{}]*\}/);
  const [first = "", ...rest] = parts;
  if (rest.length === 0) {
    return first === address;
  }
  const pattern = parts.map((part) => part.replace(/[.*+?^$()|[\]\\{}]/g, "\\$&")).join("[^/]+");
  return new RegExp(`^${pattern}$`).test(address);
}

/** Without what makes no difference: a slash at the end, upper case of the host, and the names of this machine. */
function plain(baseUrl: string): string {
  return baseUrl
    .trim()
    .replace(/\/+$/, "")
    .replace(/^[^/]*\/\/[^/]*/, (host) => host.toLowerCase())
    .replace(/^(https?:\/\/)(localhost|\[::1\])(?=[:/]|$)/, "$1127.0.0.1");
}

/** The host of a base URL with its port, as lists show it; the URL itself where it is none. */
export function hostOf(baseUrl: string | null | undefined): string {
  try {
    return new URL(baseUrl ?? "").host;
  } catch {
    return baseUrl ?? "";
  }
}
