import { theme as antd, type ThemeConfig } from "antd";

export type Appearance = "light" | "dark";

/**
 * The colours of what happens. Every text has a contrast of 4.5 on every ground it stands on; where the pointer is, and
 * where it presses, too. `theme.test.ts` computes it.
 */
const COLORS = {
  light: {
    primary: ["#2f55c8", "#2749b3", "#1d39a1"],
    onSolid: "#ffffff",
    chosen: "#eef3ff",
    ground: "#f6f7f9",
    surface: "#ffffff",
    raised: "#ffffff",
    line: "#e2e6eb",
    lineSoft: "#edf0f3",
    text: "#1b2330",
    textSoft: "#566173",
    hint: "#5d6674",
    good: ["#1b7046", "#155c39", "#0f4a2d"],
    warn: ["#8f5b00", "#7a4d00", "#633f00"],
    bad: ["#bd2f28", "#a42822", "#8a1f1a"],
    goodGround: "#edf7f1",
    warnGround: "#fdf6e7",
    badGround: "#fdf0ef",
  },
  dark: {
    primary: ["#8fa9f8", "#a6bbfa", "#829ef3"],
    onSolid: "#101318",
    chosen: "#232c42",
    ground: "#101318",
    surface: "#171b21",
    raised: "#1f242c",
    line: "#2d343e",
    lineSoft: "#242a33",
    text: "#e4e8ee",
    textSoft: "#9aa5b4",
    hint: "#98a2b0",
    good: ["#5cc08d", "#7acca2", "#52b583"],
    warn: ["#dfa84a", "#e8bc72", "#d49d3f"],
    bad: ["#f0827a", "#f49c95", "#ee8179"],
    goodGround: "#15261e",
    warnGround: "#2a2213",
    badGround: "#2d1b1b",
  },
} as const;

/** Our colours in place of those that Ant Design derives, which are too pale to read. */
function coloursOf(appearance: Appearance) {
  const color = COLORS[appearance];
  const shades = (name: string, [rest, hover, active]: readonly [string, string, string]) => ({
    [name]: rest,
    [`${name}Hover`]: hover,
    [`${name}Active`]: active,
    [`${name}Text`]: rest,
    [`${name}TextHover`]: hover,
    [`${name}TextActive`]: active,
  });
  return {
    ...shades("colorPrimary", color.primary),
    ...shades("colorInfo", color.primary),
    ...shades("colorLink", color.primary),
    ...shades("colorSuccess", color.good),
    ...shades("colorWarning", color.warn),
    ...shades("colorError", color.bad),
    colorPrimaryBg: color.chosen,
    colorPrimaryBgHover: color.chosen,
    colorInfoBg: color.chosen,
    colorTextTertiary: color.textSoft,
    colorTextQuaternary: color.hint,
  };
}

/** Ant Design's tokens for one appearance: small type, square corners, thin lines, no shadows but of what floats. */
export function themeOf(appearance: Appearance): ThemeConfig {
  const color = COLORS[appearance];
  const base = appearance === "dark" ? antd.darkAlgorithm : antd.defaultAlgorithm;
  return {
    algorithm: [base, (_, map) => ({ ...(map ?? base(antd.defaultSeed)), ...coloursOf(appearance) })],
    token: {
      colorPrimary: color.primary[0],
      colorInfo: color.primary[0],
      colorLink: color.primary[0],
      colorSuccess: color.good[0],
      colorWarning: color.warn[0],
      colorError: color.bad[0],
      colorTextLightSolid: color.onSolid,
      colorSuccessBg: color.goodGround,
      colorWarningBg: color.warnGround,
      colorErrorBg: color.badGround,
      colorBgLayout: color.ground,
      colorBgContainer: color.surface,
      colorBgElevated: color.raised,
      colorBorder: color.line,
      colorBorderSecondary: color.lineSoft,
      colorText: color.text,
      colorTextSecondary: color.textSoft,
      fontSize: 13,
      fontFamily:
        "system-ui, -apple-system, 'Segoe UI', 'PingFang SC', 'Microsoft YaHei', 'Noto Sans CJK SC', 'Noto Sans', sans-serif",
      fontFamilyCode: "ui-monospace, SFMono-Regular, Menlo, Consolas, 'DejaVu Sans Mono', monospace",
      borderRadius: 4,
      controlHeight: 30,
      controlHeightSM: 24,
      motionDurationMid: "0.12s",
      motionDurationSlow: "0.16s",
      wireframe: false,
    },
    components: {
      // Their grounds are dark, and their marks lie on the primary colour.
      Tooltip: { colorTextLightSolid: "#ffffff" },
      Checkbox: { colorWhite: color.onSolid },
      Radio: {
        colorWhite: color.onSolid,
        buttonCheckedBgDisabled: color.lineSoft,
        buttonCheckedColorDisabled: color.textSoft,
      },
      Button: { primaryShadow: "none", defaultShadow: "none", dangerShadow: "none" },
      Layout: { headerBg: color.surface, siderBg: color.surface, bodyBg: color.ground, headerHeight: 48 },
      Menu: {
        itemHeight: 32,
        itemBorderRadius: 4,
        activeBarBorderWidth: 0,
        itemBg: "transparent",
        subMenuItemBg: "transparent",
      },
      Table: { cellPaddingBlock: 8, cellPaddingInline: 12, headerBg: color.surface, headerSplitColor: "transparent" },
      Tabs: { horizontalMargin: "0 0 16px 0", titleFontSize: 14 },
      Form: { itemMarginBottom: 16, verticalLabelPadding: "0 0 4px" },
      Tag: { defaultBg: "transparent" },
    },
  };
}

/** The CSS variables that `page.css` uses. */
export function variablesOf(appearance: Appearance): Record<string, string> {
  const color = COLORS[appearance];
  return {
    "--ground": color.ground,
    "--surface": color.surface,
    "--line": color.line,
    "--text": color.text,
    "--text-soft": color.textSoft,
    "--primary": color.primary[0],
    "--good": color.good[0],
    "--warn": color.warn[0],
    "--bad": color.bad[0],
  };
}
