package dev.winnow.core.parse;

/// The characters that models put around strings.
final class Quote {

  private Quote() {}

  /// Whether a character may open a string.
  static boolean opens(int c) {
    return switch (c) {
      case '"', '\'', '“', '”', '„', '‟', '＂', '‘', '’', '«', '»' -> true;
      default -> false;
    };
  }

  /// Whether a string that was opened so may be closed so. Within plain quotes, typographic ones
  /// are text.
  static boolean closes(int opener, int c) {
    return switch (opener) {
      case '"', '\'' -> c == opener;
      case '“', '”', '„', '‟' -> c == '”' || c == '“' || c == '"' || c == '„' || c == '‟';
      case '＂' -> c == '＂' || c == '"';
      case '‘', '’' -> c == '’' || c == '‘' || c == '\'';
      case '«', '»' -> c == '»' || c == '«';
      default -> false;
    };
  }
}
