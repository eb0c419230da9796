package dev.winnow.offline;

import java.util.function.Supplier;

/// Brings prose into the bounds of a schema: by writing again, by going on, and at last by cutting.
final class FitText {

  private static final int TRIES = 8;

  private FitText() {}

  /// A text of `min` to `max` code points.
  ///
  /// @param scene is moved on before each further text
  static String fit(int min, int max, Scene scene, Supplier<String> write) {
    String text = write.get();
    for (int i = 1; i < TRIES && !fits(text, min, max); i++) {
      scene.moveOn();
      text = write.get();
    }
    if (fits(text, min, max)) {
      return text;
    }
    StringBuilder longer = new StringBuilder(text);
    while (longer.codePointCount(0, longer.length()) < min) {
      scene.moveOn();
      String more = write.get();
      longer
          .append(scene.language() == Language.ENGLISH ? " " : "")
          .append(more.isEmpty() ? "…" : more);
    }
    return cut(longer.toString(), min, max);
  }

  /// The beginning of a text that ends with a sentence or a word, where the bounds allow it.
  static String cut(String text, int min, int max) {
    int length = text.codePointCount(0, text.length());
    if (length <= max) {
      return text;
    }
    int end = text.offsetByCodePoints(0, max);
    int least = Math.max(text.offsetByCodePoints(0, Math.min(min, max)), end / 2);
    for (int i = end; i > least; i--) {
      if (".!?。！？".indexOf(text.charAt(i - 1)) >= 0) {
        return text.substring(0, i);
      }
    }
    for (int i = end; i > least; i--) {
      if (text.charAt(i) == ' ' && Character.isLetterOrDigit(text.charAt(i - 1))) {
        return text.substring(0, i);
      }
    }
    return text.substring(0, end);
  }

  private static boolean fits(String text, int min, int max) {
    int length = text.codePointCount(0, text.length());
    return length >= min && length <= max;
  }
}
