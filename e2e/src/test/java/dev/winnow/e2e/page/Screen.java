package dev.winnow.e2e.page;

import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;

/// What a person looks at, and how it is set up. Less motion is asked for unless said otherwise:
/// what moves between the press and the release of a button is not clicked.
record Screen(int width, int height, String locale, ColorScheme scheme, ReducedMotion motion) {

  static final Screen LAPTOP =
      new Screen(1280, 800, "en-GB", ColorScheme.LIGHT, ReducedMotion.REDUCE);
  static final Screen PHONE =
      new Screen(390, 844, "en-GB", ColorScheme.LIGHT, ReducedMotion.REDUCE);

  Screen inChinese() {
    return new Screen(width, height, "zh-CN", scheme, motion);
  }

  Screen dark() {
    return new Screen(width, height, locale, ColorScheme.DARK, motion);
  }

  Screen moving() {
    return new Screen(width, height, locale, scheme, ReducedMotion.NO_PREFERENCE);
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
