package dev.winnow.server.web;

/// A value of somebody else's, short enough for a message.
final class Shown {

  private static final int LENGTH_MAX = 100;

  private Shown() {}

  static String of(String value) {
    if (value.codePointCount(0, value.length()) <= LENGTH_MAX) {
      return value;
    }
    return value.substring(0, value.offsetByCodePoints(0, LENGTH_MAX)) + "…";
  }
}
