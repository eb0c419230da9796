/** The guide's table of parameters (spec: "Parameter Tuning"): ranges, of which a preset sets the middle. */
export const PRESETS = [
  { key: "quality", temperature: [0.3, 0.5], topP: [0.9, 0.95] },
  { key: "fast", temperature: [0.1, 0.3], topP: [0.9, 0.9] },
  { key: "creative", temperature: [0.7, 1], topP: [0.95, 1] },
] as const;

export type Preset = (typeof PRESETS)[number];

/** Rounded to thousandths, so that no 0.8500000000000001 is shown. */
export function middle([low, high]: readonly [number, number]): number {
  return Math.round(((low + high) / 2) * 1000) / 1000;
}

export function within(value: number | null | undefined, [low, high]: readonly [number, number]): boolean {
  return typeof value === "number" && value >= low && value <= high;
}
