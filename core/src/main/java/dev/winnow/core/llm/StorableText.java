package dev.winnow.core.llm;

/// Text that everything can hold: PostgreSQL takes no NUL, and a surrogate that has lost its other
/// half cannot be written as UTF-8.
public final class StorableText {

  private static final char REPLACEMENT = '\uFFFD';

  /// Of the escape of a UTF-16 unit in JSON.
  private static final int ESCAPE_LENGTH = 6;

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

  /// The text with the JSON escape (`\ud83d`) for each NUL and each half of a character, so that it
  /// can be stored and a reader of JSON still meets them; the same text where it has none.
  ///
  /// A backslash before that would escape ours begins the escape itself. Halves are never put
  /// together: one beside an escape, which may be of another half, is written twice, so that one is
  /// left over whatever stands there.
  public static String escaped(String text) {
    int first = unstorable(text, 0);
    if (first < 0) {
      return text;
    }
    StringBuilder storable = new StringBuilder(text.length() + 16);
    int from = 0;
    for (int at = first; at >= 0; at = unstorable(text, at + 1)) {
      storable.append(text, from, at);
      char c = text.charAt(at);
      String escape = "u%04x".formatted((int) c);
      boolean begun = backslashesBefore(text, at) % 2 == 1;
      storable.append(begun ? "" : "\\").append(escape);
      int before = (begun ? at - 1 : at) - ESCAPE_LENGTH;
      boolean besideEscape =
          (at + 1 < text.length() && text.charAt(at + 1) == '\\')
              || (before >= 0 && text.charAt(before) == '\\');
      if (c != 0 && besideEscape) {
        storable.append('\\').append(escape);
      }
      from = at + 1;
    }
    return storable.append(text, from, text.length()).toString();
  }

  private static int backslashesBefore(String text, int at) {
    int i = at;
    while (i > 0 && text.charAt(i - 1) == '\\') {
      i--;
    }
    return at - i;
  }

  /// Where the first NUL or half of a character stands, looking from a place on; -1 without one.
  public static int unstorable(CharSequence text, int from) {
    for (int i = from; i < text.length(); i++) {
      if (text.charAt(i) == 0 || isHalf(text, i)) {
        return i;
      }
    }
    return -1;
  }

  /// Where the first half of a character stands; -1 where all are whole.
  public static int half(CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      if (isHalf(text, i)) {
        return i;
      }
    }
    return -1;
  }

  /// Whether a surrogate without its other half stands at a place.
  public static boolean isHalf(CharSequence text, int at) {
    char c = text.charAt(at);
    if (!Character.isSurrogate(c)) {
      return false;
    }
    return Character.isHighSurrogate(c)
        ? at + 1 == text.length() || !Character.isLowSurrogate(text.charAt(at + 1))
        : at == 0 || !Character.isHighSurrogate(text.charAt(at - 1));
  }
}
