package dev.winnow.core.parse;

import java.util.HashSet;
import java.util.Set;

/// How an answer writes its backslashes: whether it has escapes that are none, and which words it
/// spells with a doubled one.
final class Backslashes {

  private static final int WORD_LENGTH_MAX = 40;

  private final Set<String> doubled = new HashSet<>();
  private boolean unknown;

  Backslashes(String text) {
    int i = text.indexOf('\\');
    while (i >= 0 && i + 1 < text.length()) {
      char c = text.charAt(i + 1);
      if (c == '\\') {
        note(text, i);
      } else {
        unknown |= isUnknown(text, i, c);
      }
      i = text.indexOf('\\', i + 2);
    }
  }

  /// Whether there is an escape that is none: a backslash that was not doubled.
  boolean hasUnknown() {
    return unknown;
  }

  /// Whether a word is spelled with a doubled backslash, not in the middle of another word.
  boolean hasDoubled(String word) {
    return doubled.contains(word);
  }

  /// Whether anything speaks for a word being meant with its backslash.
  boolean speaksFor(String word) {
    return unknown || doubled.contains(word);
  }

  private void note(String text, int i) {
    int end = i + 2;
    while (end < text.length()
        && end - i < WORD_LENGTH_MAX
        && MeantEscapes.isAsciiLetter(text.charAt(end))) {
      end++;
    }
    boolean inWord = i > 0 && Character.isLetterOrDigit(text.charAt(i - 1));
    if (end > i + 3 && !inWord && "nrt".indexOf(text.charAt(i + 2)) >= 0) {
      doubled.add(text.substring(i + 2, end));
    }
  }

  private static boolean isUnknown(String text, int i, char c) {
    return switch (c) {
      case '"', '\'', '/', 'n', 'r', 't', 'u', '\n' -> false;
      case 'b', 'f' -> i + 2 < text.length() && Character.isLetter(text.charAt(i + 2));
      default -> true;
    };
  }
}
