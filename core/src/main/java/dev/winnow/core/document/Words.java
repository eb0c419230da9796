package dev.winnow.core.document;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/// Lists of words that a program knows, written as texts.
public final class Words {

  private Words() {}

  /// The words between blanks and line ends, each once.
  public static Set<String> of(String text) {
    return Set.of(text.strip().split("\\s+", -1));
  }

  /// What each word means, of lines like `integer: int, whole number`. The meaning is no word
  /// itself, unless it stands among them.
  public static Map<String, String> meanings(String text) {
    Map<String, String> meanings = new HashMap<>();
    for (String line : text.lines().toList()) {
      int colon = line.indexOf(':');
      for (String word : line.substring(colon + 1).split(",", -1)) {
        meanings.put(word.strip(), line.substring(0, colon));
      }
    }
    return Map.copyOf(meanings);
  }
}
