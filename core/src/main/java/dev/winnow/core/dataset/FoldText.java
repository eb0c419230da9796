package dev.winnow.core.dataset;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;

/// Brings texts that a reader takes for the same into one form.
///
/// Unicode NFKC (full-width letters, ligatures, composed accents), then without case, with every
/// run of white space (the ideographic and the no-break space too) as one space and none at either
/// end. Folding a folded text changes nothing.
public final class FoldText {

  /// Folding settles after two rounds for nearly every text; see [#of].
  private static final int ROUNDS_MAX = 8;

  private FoldText() {}

  /// The folded text.
  public static String of(String text) {
    String folded = text;
    if (!isAscii(text)) {
      // One letter's lower case may decompose, or have a further folding (ẞ, ß, ss).
      for (int round = 0; round < ROUNDS_MAX; round++) {
        String before = folded;
        folded = normal(normal(before).toUpperCase(Locale.ROOT).toLowerCase(Locale.ROOT));
        if (folded.equals(before)) {
          break;
        }
      }
    }
    return squeezed(folded);
  }

  private static boolean isAscii(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static String normal(String text) {
    return Normalizer.isNormalized(text, Form.NFKC) ? text : Normalizer.normalize(text, Form.NFKC);
  }

  /// One space for each run of white space, and ASCII letters in lower case.
  private static String squeezed(String text) {
    var out = new StringBuilder(text.length());
    boolean space = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085') {
        space = true;
        continue;
      }
      if (space && !out.isEmpty()) {
        out.append(' ');
      }
      space = false;
      out.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
    }
    return out.toString();
  }
}
