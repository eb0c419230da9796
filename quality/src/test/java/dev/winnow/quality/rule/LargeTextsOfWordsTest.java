package dev.winnow.quality.rule;

import java.util.List;

/// Texts of words, of code or of other scripts.
final class LargeTextsOfWordsTest extends LargeTexts {

  LargeTextsOfWordsTest() {
    super(List.of("eyJa", "中", "ไ", "word ", "```\n", "select (", "if x:\n ", "😀"));
  }
}
