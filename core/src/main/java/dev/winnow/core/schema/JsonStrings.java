package dev.winnow.core.schema;

/// Finds the ends of the JSON strings in a text that is walked from its start, in time linear in
/// the walk.
final class JsonStrings {

  private final String text;

  /// Up to here no quote has an end.
  private int endless;

  JsonStrings(String text) {
    this.text = text;
  }

  /// Where the string that starts at a quote ends: at its closing quote; at the opening one where
  /// its line has none, for no JSON string goes over lines.
  int end(int quote) {
    if (quote < endless) {
      return quote;
    }
    for (int at = quote + 1; at < text.length(); at++) {
      switch (text.charAt(at)) {
        case '"' -> {
          return at;
        }
        case '\\' -> at++;
        case '\n' -> {
          return none(quote, at);
        }
        default -> {}
      }
    }
    return none(quote, text.length());
  }

  /// The quotes passed on the way were all escaped, and would be so from any of them too.
  private int none(int quote, int lineEnd) {
    endless = lineEnd;
    return quote;
  }
}
