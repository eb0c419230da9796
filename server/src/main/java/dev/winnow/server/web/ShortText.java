package dev.winnow.server.web;

import java.util.Optional;

/// Names and notes: texts for people.
public final class ShortText {

  private ShortText() {}

  /// What is wrong with one.
  ///
  /// @param charsMax Unicode characters
  public static Optional<FieldError> wrong(String field, String text, int charsMax) {
    int chars = text.codePointCount(0, text.length());
    if (chars > charsMax) {
      return Optional.of(
          FieldError.of(
              field,
              "has %,d characters, at most %,d are taken. Shorten it.".formatted(chars, charsMax)));
    }
    return text.chars().anyMatch(c -> c < ' ' && c != '\n' && c != '\t' && c != '\r')
        ? Optional.of(FieldError.of(field, "holds a control character. Remove it."))
        : Optional.empty();
  }
}
