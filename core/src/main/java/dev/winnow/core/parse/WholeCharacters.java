package dev.winnow.core.parse;

/// Text without halves of characters: a surrogate that has lost its other half becomes U+FFFD, for
/// it could not be written as UTF-8.
final class WholeCharacters {

  private WholeCharacters() {}

  static String of(CharSequence text) {
    StringBuilder whole = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (!Character.isSurrogate(c)) {
        whole.append(c);
      } else if (Character.isHighSurrogate(c)
          && i + 1 < text.length()
          && Character.isLowSurrogate(text.charAt(i + 1))) {
        whole.append(c).append(text.charAt(++i));
      } else {
        whole.append('\uFFFD');
      }
    }
    return whole.toString();
  }

  /// Where the first half of a character stands; -1 where all are whole.
  static int firstHalf(CharSequence text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isSurrogate(c)) {
        if (!Character.isHighSurrogate(c)
            || i + 1 == text.length()
            || !Character.isLowSurrogate(text.charAt(i + 1))) {
          return i;
        }
        i++;
      }
    }
    return -1;
  }
}
