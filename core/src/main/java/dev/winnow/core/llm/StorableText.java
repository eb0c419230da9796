package dev.winnow.core.llm;

/// Text that everything can hold: PostgreSQL takes no NUL, and a surrogate that has lost its other
/// half cannot be written as UTF-8.
public final class StorableText {

  private static final char REPLACEMENT = '\uFFFD';

  private StorableText() {}

  /// The text with U+FFFD for each NUL and each half of a character; the same text where it has
  /// none.
  public static String of(String text) {
    int first = unstorable(text, 0);
    if (first < 0) {
      return text;
    }
    StringBuilder storable = new StringBuilder(text);
    for (int at = first; at >= 0; at = unstorable(text, at + 1)) {
      storable.setCharAt(at, REPLACEMENT);
    }
    return storable.toString();
  }

  /// Where the first NUL or half of a character stands, looking from a place on; -1 without one.
  public static int unstorable(CharSequence text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == 0) {
        return i;
      }
      if (Character.isSurrogate(c)) {
        boolean whole =
            Character.isHighSurrogate(c)
                && i + 1 < text.length()
                && Character.isLowSurrogate(text.charAt(i + 1));
        if (!whole) {
          return i;
        }
        i++;
      }
    }
    return -1;
  }
}
