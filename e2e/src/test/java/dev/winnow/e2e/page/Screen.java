package dev.winnow.e2e.page;

import com.microsoft.playwright.options.ColorScheme;

/// What a person looks at, and how it is set up.
record Screen(int width, int height, String locale, ColorScheme scheme) {

  static final Screen LAPTOP = new Screen(1280, 800, "en-GB", ColorScheme.LIGHT);
  static final Screen PHONE = new Screen(390, 844, "en-GB", ColorScheme.LIGHT);

  Screen inChinese() {
    return new Screen(width, height, "zh-CN", scheme);
  }

  Screen dark() {
    return new Screen(width, height, locale, ColorScheme.DARK);
  }

  boolean isSmall() {
    return width < 600;
  }

  @Override
  public String toString() {
    return width
        + (locale.startsWith("zh") ? "-zh" : "-en")
        + (scheme == ColorScheme.DARK ? "-dark" : "");
  }
}
