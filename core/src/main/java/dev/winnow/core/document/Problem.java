package dev.winnow.core.document;

import dev.winnow.core.say.Said;

/// Something wrong with a document that a user wrote, in words they can act on.
///
/// @param pointer the place as a JSON Pointer (RFC 6901), like `/parameters/count`; the empty text
///   is the whole document
/// @param said a sentence with the value, then advice
/// @param severity whether it can go on all the same
public record Problem(String pointer, Said said, Severity severity) {

  /// How bad it is.
  public enum Severity {
    ERROR,
    WARNING
  }

  /// A problem that must be solved first.
  public static Problem error(String pointer, Said said) {
    return new Problem(pointer, said, Severity.ERROR);
  }

  /// A problem worth telling.
  public static Problem warning(String pointer, Said said) {
    return new Problem(pointer, said, Severity.WARNING);
  }

  /// What is wrong, in English.
  public String message() {
    return said.message();
  }
}
