package dev.winnow.storage.profile;

import dev.winnow.quality.text.FindLanguage;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// The languages of the first rows of many: of all texts of a row together.
public final class LanguagesOfRows {

  /// How many rows are looked at.
  private static final int ROWS_MAX = 500;

  /// What fewer of the rows are in is a quotation.
  private static final double SHARE_MIN = 0.05;

  private static final int CHARS_MAX = 2_000;

  private final LanguageTally tally = new LanguageTally();
  private int rows;

  /// Looks at a row, unless it has seen enough of them.
  public void add(JsonNode row) {
    if (rows < ROWS_MAX) {
      rows++;
      StringBuilder texts = new StringBuilder();
      collect(row, texts);
      tally.add(FindLanguage.of(texts.toString()));
    }
  }

  private static void collect(JsonNode node, StringBuilder texts) {
    if (texts.length() >= CHARS_MAX) {
      return;
    }
    if (node.isString()) {
      String text = node.stringValue();
      texts.append(text, 0, Math.min(text.length(), CHARS_MAX)).append('\n');
    } else {
      node.forEach(each -> collect(each, texts));
    }
  }

  /// The usual ones as ISO 639-1 codes, the most frequent first.
  public List<String> usual() {
    return tally.shares().stream()
        .filter(each -> each.share() >= SHARE_MIN)
        .map(Profile.LanguageShare::language)
        .filter(language -> !language.equals(FindLanguage.UNDETERMINED))
        .toList();
  }
}
