import { theme } from "antd";
import { describe, expect, it } from "vitest";
import { colorOf, contrast, over } from "./contrast";
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
