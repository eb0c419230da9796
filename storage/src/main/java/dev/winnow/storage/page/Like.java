package dev.winnow.storage.page;

/// Patterns for `like` and `ilike`.
public final class Like {

  private Like() {}

  /// A text anywhere, each of its characters as it stands; space around it does not count.
  public static String anywhere(String text) {
    return "%" + text.strip().replace("\\", "\\\\").replace("%", "\\%").replace("_", "\\_") + "%";
  }
}
