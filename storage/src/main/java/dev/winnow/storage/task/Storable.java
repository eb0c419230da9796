package dev.winnow.storage.task;

/// Texts that PostgreSQL can hold: without NUL and without halves of surrogate pairs.
final class Storable {

  private static final char REPLACEMENT = '\uFFFD';

  private Storable() {}

  /// The text, with U+FFFD in the place of what cannot be held.
  static String text(String text) {
    int at = firstUnstorable(text, 0);
    if (at < 0) {
      return text;
    }
    StringBuilder storable = new StringBuilder(text);
    while (at >= 0) {
      storable.setCharAt(at, REPLACEMENT);
      at = firstUnstorable(text, at + 1);
    }
    return storable.toString();
  }

  private static int firstUnstorable(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0 || Character.isLowSurrogate(c)) {
        return i;
      }
      if (Character.isHighSurrogate(c)) {
        if (i + 1 == text.length() || !Character.isLowSurrogate(text.charAt(i + 1))) {
          return i;
        }
        i++;
      }
    }
    return -1;
  }
}
