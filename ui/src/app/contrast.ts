/** Red, green and blue from 0 to 255, and how opaque, from 0 to 1. */
export type Color = readonly [red: number, green: number, blue: number, alpha: number];

/** Reads `#rgb`, `#rrggbb`, `#rrggbbaa`, `rgb(…)` and `rgba(…)`. */
export function colorOf(text: string): Color {
  const hex = /^#([0-9a-f]{3,8})$/i.exec(text)?.[1];
  if (hex !== undefined) {
    const digits = hex.length < 6 ? [...hex].map((it) => it + it).join("") : hex;
    const parts = (digits.match(/../g) ?? []).map((it) => Number.parseInt(it, 16));
    return [parts[0] ?? 0, parts[1] ?? 0, parts[2] ?? 0, (parts[3] ?? 255) / 255];
  }
  const numbers = (/^rgba?\((.*)\)$/.exec(text)?.[1] ?? "").split(/[\s,/]+/).map(Number);
  if (numbers.length < 3 || numbers.some(Number.isNaN)) {
    throw new Error(`${text} is no color that can be read.`);
  }
  return [numbers[0] ?? 0, numbers[1] ?? 0, numbers[2] ?? 0, numbers[3] ?? 1];
}

/** What is seen where one color lies on another, opaque one. */
export function over([red, green, blue, alpha]: Color, [r, g, b]: Color): Color {
  const mix = (above: number, below: number) => above * alpha + below * (1 - alpha);
  return [mix(red, r), mix(green, g), mix(blue, b), 1];
}

// WCAG 2.2, "contrast ratio" and "relative luminance"
/** How well a text is read on an opaque ground: 1 to 21; a text needs 4.5. */
export function contrast(text: Color, ground: Color): number {
  const lighter = Math.max(luminance(over(text, ground)), luminance(ground));
  const darker = Math.min(luminance(over(text, ground)), luminance(ground));
  return (lighter + 0.05) / (darker + 0.05);
}

function luminance([red, green, blue]: Color): number {
  const linear = (value: number) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  };
  return 0.2126 * linear(red) + 0.7152 * linear(green) + 0.0722 * linear(blue);
}
