import { theme as antd, type ThemeConfig } from "antd";

export type Appearance = "light" | "dark";

/** The colours of what happens, readable on both grounds. */
const COLORS = {
  light: {
    primary: "#2f55c8",
    link: "#2f55c8",
    ground: "#f6f7f9",
    surface: "#ffffff",
    raised: "#ffffff",
    line: "#e2e6eb",
    lineSoft: "#edf0f3",
    text: "#1b2330",
    textSoft: "#566173",
    good: "#1f7a4d",
    warn: "#9a6200",
    bad: "#c0322b",
    goodGround: "#edf7f1",
    warnGround: "#fdf6e7",
    badGround: "#fdf0ef",
  },
  dark: {
    primary: "#5577e0",
    link: "#8fa9f8",
    ground: "#101318",
    surface: "#171b21",
    raised: "#1f242c",
    line: "#2d343e",
    lineSoft: "#242a33",
    text: "#e4e8ee",
    textSoft: "#9aa5b4",
    good: "#5cc08d",
    warn: "#dfa84a",
    bad: "#f0827a",
    goodGround: "#15261e",
    warnGround: "#2a2213",
    badGround: "#2d1b1b",
  },
} as const;

/** Ant Design's tokens for one appearance: small type, square corners, thin lines, no shadows but of what floats. */
export function themeOf(appearance: Appearance): ThemeConfig {
  const color = COLORS[appearance];
  return {
    algorithm: appearance === "dark" ? antd.darkAlgorithm : antd.defaultAlgorithm,
    token: {
      colorPrimary: color.primary,
      colorInfo: color.primary,
      colorLink: color.link,
      colorSuccess: color.good,
      colorWarning: color.warn,
      colorError: color.bad,
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
    "--primary": color.link,
    "--good": color.good,
    "--warn": color.warn,
    "--bad": color.bad,
  };
}
