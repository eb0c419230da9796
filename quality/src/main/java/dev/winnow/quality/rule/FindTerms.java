package dev.winnow.quality.rule;

import dev.winnow.quality.text.Words;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Finds terms in texts, whatever their case.
final class FindTerms {

  private final Map<String, String> byFolded = new LinkedHashMap<>();
  private final boolean wholeWords;

  /// @param wholeWords whether `cat` is not in `category`; in scripts without spaces a term is
  ///   found anywhere
  FindTerms(Collection<String> terms, boolean wholeWords) {
    terms.forEach(term -> byFolded.putIfAbsent(folded(term.strip()), term.strip()));
    this.wholeWords = wholeWords;
  }

  private static String folded(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /// The first of the terms, in their order, that a text has.
  Optional<String> in(String text) {
    String folded = folded(text);
    return byFolded.entrySet().stream()
        .filter(term -> isIn(folded, term.getKey()))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  private boolean isIn(String text, String term) {
    int at = text.indexOf(term);
    while (at >= 0) {
      if (!wholeWords || isWhole(text, at, at + term.length())) {
        return true;
      }
      at = text.indexOf(term, at + 1);
    }
    return false;
  }

  private static boolean isWhole(String text, int start, int end) {
    boolean openBefore = start > 0 && joins(text.codePointBefore(start), text.codePointAt(start));
    boolean openAfter =
        end < text.length() && joins(text.codePointBefore(end), text.codePointAt(end));
    return !openBefore && !openAfter;
  }

  /// Whether two characters beside each other are of one word.
  private static boolean joins(int one, int other) {
    return isOfWord(one) && isOfWord(other);
  }

  private static boolean isOfWord(int character) {
    return Character.isLetterOrDigit(character) && !Words.isUnspaced(character);
  }
}
