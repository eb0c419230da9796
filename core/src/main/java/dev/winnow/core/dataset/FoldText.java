package dev.winnow.core.dataset;

import java.text.Normalizer;
import java.text.Normalizer.Form;
import java.util.Locale;

/// Brings texts that a reader takes for the same into one form.
///
/// Unicode NFKC (full-width letters, ligatures, composed accents), then without case, with every
/// run of white space (the ideographic and the no-break space too) as one space and none at either
/// end. Folding a folded text changes nothing. Time is linear in the length.
public final class FoldText {

  /// Most texts settle in the first round; ẞ goes by ß to ss.
  private static final int ROUNDS_MAX = 8;

  /// A letter with more marks than this is no letter of any language. A normalizer sorts the marks
  /// of a letter one by one, which for a million of them takes hours.
  private static final int MARKS_MAX = 64;

  // The full-width forms of ASCII, from ! to ~, in its order.
  private static final char FULL_WIDTH_FIRST = 0xFF01;
  private static final char FULL_WIDTH_LAST = 0xFF5E;
  private static final int FULL_WIDTH_OFFSET = 0xFEE0;

  private FoldText() {}

  /// The folded text.
  public static String of(String text) {
    String folded = text;
    if (!isPlain(text)) {
      for (int round = 0; round < ROUNDS_MAX; round++) {
        String normal = normal(folded);
        folded = withoutCase(normal);
        if (folded.equals(normal)) {
          break;
        }
      }
    }
    return squeezed(folded);
  }

  /// Whether every char is one that NFKC leaves alone or, if full-width, makes one of ASCII, and
  /// that has no case beyond ASCII: nearly all English, Chinese, Japanese and Korean text. None of
  /// them composes with another.
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain =
          c < 0x80
              || (c >= 0x4E00 && c <= 0x9FFF)
              || (c >= FULL_WIDTH_FIRST && c <= FULL_WIDTH_LAST)
              || (c >= 0x3000 && c <= 0x3002)
              || (c >= 0x3041 && c <= 0x3096)
              || (c >= 0x30A1 && c <= 0x30FA)
              || (c >= 0xAC00 && c <= 0xD7A3)
              || (c >= 0x2018 && c <= 0x201D);
      if (!plain) {
        return false;
      }
    }
    return true;
  }

  private static String normal(String text) {
    int cut = cut(text, 0);
    if (cut == text.length()) {
      return Normalizer.normalize(text, Form.NFKC);
    }
    var out = new StringBuilder(text.length());
    for (int from = 0; from < text.length(); from = cut, cut = cut(text, from)) {
      out.append(Normalizer.normalize(text.substring(from, cut), Form.NFKC));
    }
    return out.toString();
  }

  /// Where a text is cut before it is normalized: behind [#MARKS_MAX] marks in a row.
  private static int cut(String text, int from) {
    int marks = 0;
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      // Marks beyond the first plane come as surrogates, as emoji do: a cut between those does no
      // harm.
      boolean mark =
          c >= 0x300
              && (Character.getType(c) == Character.NON_SPACING_MARK || Character.isSurrogate(c));
      marks = mark ? marks + 1 : 0;
      if (marks >= MARKS_MAX && !Character.isHighSurrogate(c)) {
        return i + 1;
      }
    }
    return text.length();
  }

  /// Upper case, then lower: as a String does it, but letter by letter. Strings look at a letter's
  /// neighbours (a sigma at the end), and take quadratic time where letters turn into several.
  private static String withoutCase(String text) {
    var out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (becomesSeveral(c)) {
        String upper = Character.toString(c).toUpperCase(Locale.ROOT);
        out.append(upper.toLowerCase(Locale.ROOT));
      } else {
        out.appendCodePoint(Character.toLowerCase(Character.toUpperCase(c)));
      }
    }
    return out.toString();
  }

  /// Whether a letter may have several in its other case (Unicode's SpecialCasing.txt).
  private static boolean becomesSeveral(int c) {
    return switch (c) {
      case 0xDF, 0x130, 0x149, 0x1F0, 0x390, 0x3B0, 0x587 -> true;
      default -> (c >= 0x1E96 && c <= 0x1E9E) || (c >= 0x1F50 && c <= 0x1FFF) || (c >> 8) == 0xFB;
    };
  }

  /// One space for each run of white space, and ASCII letters, full-width ones too, in lower case
  /// and half-width.
  private static String squeezed(String text) {
    var out = new StringBuilder(text.length());
    boolean space = false;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == ' ' || Character.isWhitespace(c) || Character.isSpaceChar(c) || c == '\u0085') {
        space = true;
        continue;
      }
      if (space && !out.isEmpty()) {
        out.append(' ');
      }
      space = false;
      if (c >= FULL_WIDTH_FIRST && c <= FULL_WIDTH_LAST) {
        c = (char) (c - FULL_WIDTH_OFFSET);
      }
      out.append(c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c);
    }
    return out.toString();
  }
}
