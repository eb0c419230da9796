package dev.winnow.server.web;

import java.util.Optional;

/// Names and notes: texts for people.
public final class ShortText {

  private ShortText() {}

  /// What is wrong with a note of several lines.
  ///
  /// @param charsMax Unicode characters
  public static Optional<FieldError> wrong(String field, String text, int charsMax) {
    return tooLong(field, text, charsMax)
        .or(() ->
            text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\t' && c != '\r')
                ? Optional.of(FieldError.of(field, "holds a control character. Remove it."))
                : Optional.empty());
  }

  /// What is wrong with a name, which stands on one line and shows what it is.
  ///
  /// @param charsMax Unicode characters
  public static Optional<FieldError> wrongName(String field, String name, int charsMax) {
    if (name.codePoints().allMatch(c -> Character.isWhitespace(c) || Character.isSpaceChar(c))) {
      return Optional.of(FieldError.of(field, "is empty. Write something there."));
    }
    return tooLong(field, name, charsMax)
        .or(() ->
            name.codePoints().anyMatch(c -> Character.isISOControl(c) || isTurning(c))
                ? Optional.of(FieldError.of(field, "holds a control character. Remove it."))
                : Optional.empty());
  }

  private static Optional<FieldError> tooLong(String field, String text, int charsMax) {
    int chars = text.codePointCount(0, text.length());
    return chars > charsMax
        ? Optional.of(
            FieldError.of(
                field,
                "has %,d characters, at most %,d are taken. Shorten it."
                    .formatted(chars, charsMax)))
        : Optional.empty();
  }

  /// Whether it makes what follows run the other way, so that a name reads as another one.
  private static boolean isTurning(int codePoint) {
    return (codePoint >= 0x202A && codePoint <= 0x202E)
        || (codePoint >= 0x2066 && codePoint <= 0x2069);
  }
}
