package dev.winnow.quality.rule;

import dev.winnow.quality.text.Words;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Finds terms in texts, whatever their case.
final class FindTerms {

  /// By their first characters, so that a text is gone through once.
  private final Map<Character, List<Term>> byFirst = new HashMap<>();

  private final boolean wholeWords;

  private record Term(String folded, String written) {}

  /// @param wholeWords whether `cat` is not in `category`; in scripts without spaces a term is
  ///   found anywhere
  FindTerms(Collection<String> terms, boolean wholeWords) {
    for (String written : terms) {
      Term term = new Term(folded(written.strip()), written.strip());
      byFirst.computeIfAbsent(term.folded().charAt(0), first -> new ArrayList<>()).add(term);
    }
    this.wholeWords = wholeWords;
  }

  private static String folded(String text) {
    return text.toLowerCase(Locale.ROOT);
  }

  /// The first one in a text.
  Optional<String> in(String text) {
    String folded = folded(text);
    for (int i = 0; i < folded.length(); i++) {
      for (Term term : byFirst.getOrDefault(folded.charAt(i), List.of())) {
        if (folded.startsWith(term.folded(), i)
            && (!wholeWords || isWhole(folded, i, i + term.folded().length()))) {
          return Optional.of(term.written());
        }
      }
    }
    return Optional.empty();
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
