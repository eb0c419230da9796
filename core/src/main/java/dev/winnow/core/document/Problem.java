package dev.winnow.core.document;

/// Something wrong with a document that a user wrote, in words they can act on.
///
/// @param pointer the place as a JSON Pointer (RFC 6901), like `/parameters/count`; the empty text
///   is the whole document
/// @param message a sentence with the value, then advice
/// @param severity whether it can go on all the same
public record Problem(String pointer, String message, Severity severity) {

  /// How bad it is.
  public enum Severity {
    ERROR,
    WARNING
  }

  /// A problem that must be solved first.
  public static Problem error(String pointer, String message) {
    return new Problem(pointer, message, Severity.ERROR);
  }

  /// A problem worth telling.
  public static Problem warning(String pointer, String message) {
    return new Problem(pointer, message, Severity.WARNING);
  }
}
