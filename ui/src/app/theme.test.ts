import { theme } from "antd";
import { describe, expect, it } from "vitest";
import { type Appearance, themeOf, variablesOf } from "./theme";

const SHADES = ["", "Hover", "Active"];
const KINDS = ["Primary", "Info", "Link", "Success", "Warning", "Error"];
const TEXTS = [
  ...["", "Secondary", "Tertiary", "Quaternary", "Description", "Placeholder", "Disabled", "Heading", "Label"].map(
    (it) => `colorText${it}`,
  ),
  ...KINDS.flatMap((kind) => SHADES.map((shade) => `color${kind}${shade}`)),
];
const GROUNDS = [
  "colorBgContainer",
  "colorBgElevated",
  "colorBgLayout",
  "colorBgContainerDisabled",
  "colorFillAlter",
  "colorFillContent",
  "controlItemBgHover",
  "controlItemBgActive",
];

describe.each(["light", "dark"] as const)("texts are readable when it is %s", (appearance: Appearance) => {
  const tokens: Record<string, unknown> = { ...theme.getDesignToken(themeOf(appearance)) };
  const color = (name: string) => colorOf(String(tokens[name]));
  const surface = color("colorBgContainer");

  it.each(GROUNDS)("on %s", (ground) => {
    const poor = TEXTS.map((text) => [text, contrast(color(text), over(color(ground), surface))] as const).filter(
      ([, ratio]) => ratio < 4.5,
    );
    expect(poor).toEqual([]);
  });

  it("on what is disabled, wherever it stands", () => {
    for (const below of ["colorBgContainer", "colorBgLayout", "colorBgElevated"]) {
      const ground = over(color("colorBgContainerDisabled"), color(below));
      expect(contrast(color("colorTextDisabled"), ground), below).toBeGreaterThanOrEqual(4.5);
    }
  });

  it.each(["Success", "Warning", "Error", "Info"])("on what says %s", (kind) => {
    for (const text of ["colorText", "colorTextSecondary", `color${kind}`, "colorLink"]) {
      expect(contrast(color(text), color(`color${kind}Bg`)), text).toBeGreaterThanOrEqual(4.5);
    }
  });

  it("on solid buttons", () => {
    for (const kind of ["Primary", "Error"]) {
      for (const shade of SHADES) {
        const ground = color(`color${kind}${shade}`);
        expect(contrast(color("colorTextLightSolid"), ground), kind + shade).toBeGreaterThanOrEqual(4.5);
      }
    }
  });

  it("in the colours of the style sheet, on a tint of themselves too", () => {
    const { "--ground": ground = "", "--surface": paper = "", "--line": _, ...texts } = variablesOf(appearance);
    for (const [name, text] of Object.entries(texts)) {
      const [red, green, blue] = colorOf(text);
      const tinted = over([red, green, blue, 0.08], colorOf(paper));
      for (const under of [colorOf(ground), colorOf(paper), tinted]) {
        expect(contrast(colorOf(text), under), name).toBeGreaterThanOrEqual(4.5);
      }
    }
  });
});

it("computes what WCAG says", () => {
  const white = colorOf("#fff");
  expect(contrast(colorOf("#000000"), white)).toBeCloseTo(21, 5);
  expect(contrast(colorOf("#777777"), white)).toBeCloseTo(4.48, 2);
  expect(contrast(colorOf("rgba(0, 0, 0, 0.45)"), white)).toBeCloseTo(3.36, 1);
  expect(contrast(colorOf("rgba(0,0,0,0.25)"), white)).toBeCloseTo(1.84, 1);
  expect(() => colorOf("inherit")).toThrow();
});

/** Red, green and blue from 0 to 255, and how opaque, from 0 to 1. */
type Color = readonly [red: number, green: number, blue: number, alpha: number];

/** Reads `#rgb`, `#rrggbb`, `#rrggbbaa`, `rgb(…)` and `rgba(…)`. */
function colorOf(text: string): Color {
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
function over([red, green, blue, alpha]: Color, [r, g, b]: Color): Color {
  const mix = (above: number, below: number) => above * alpha + below * (1 - alpha);
  return [mix(red, r), mix(green, g), mix(blue, b), 1];
}

// WCAG 2.2, "contrast ratio" and "relative luminance"
/** How well a text is read on an opaque ground: 1 to 21; a text needs 4.5. */
function contrast(text: Color, ground: Color): number {
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
