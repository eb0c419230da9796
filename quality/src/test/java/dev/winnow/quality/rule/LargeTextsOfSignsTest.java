package dev.winnow.quality.rule;

import java.util.List;

/// Texts of one character or few.
final class LargeTextsOfSignsTest extends LargeTexts {

  LargeTextsOfSignsTest() {
    super(List.of("a", "(", "{\"a\":", "1", "4 ", "a@", "1.", "2001:", "-"));
  }
}
