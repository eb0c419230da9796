package dev.winnow.quality.text;

import java.lang.Character.UnicodeScript;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/// The words of a text: runs of letters and digits. In scripts without spaces each Chinese
/// character and kana is a word, and every four letters of Thai, Lao, Khmer and Burmese.
public final class Words {

  private static final int LETTERS_OF_UNSPACED_WORD = 4;

  private static final Set<UnicodeScript> ONE_CHARACTER =
      EnumSet.of(
          UnicodeScript.HAN,
          UnicodeScript.HIRAGANA,
          UnicodeScript.KATAKANA,
          UnicodeScript.BOPOMOFO);

  private static final Set<UnicodeScript> LONG_WORDS =
      EnumSet.of(UnicodeScript.THAI, UnicodeScript.LAO, UnicodeScript.KHMER, UnicodeScript.MYANMAR);

  private final String text;
  private final int[] bounds;
  private final int count;

  private Words(String text, int[] bounds, int count) {
    this.text = text;
    this.bounds = bounds;
    this.count = count;
  }

  /// Those of a text, the first ones where there are more.
  ///
  /// @param most how many at most
  public static Words of(String text, int most) {
    int[] bounds = new int[64];
    int count = 0;
    int at = 0;
    while (at < text.length() && count < most) {
      int letter = text.codePointAt(at);
      if (!Character.isLetterOrDigit(letter)) {
        at += Character.charCount(letter);
        continue;
      }
      int end = end(text, at);
      if (2 * count == bounds.length) {
        bounds = Arrays.copyOf(bounds, 2 * bounds.length);
      }
      bounds[2 * count] = at;
      bounds[2 * count + 1] = end;
      count++;
      at = end;
    }
    return new Words(text, bounds, count);
  }

  /// Whether words of the script of a character are written without spaces.
  public static boolean isUnspaced(int letter) {
    return isWordByItself(letter) || isOfLongWords(letter);
  }

  private static boolean isWordByItself(int letter) {
    if (letter < 0x2e80) {
      return false;
    }
    return ONE_CHARACTER.contains(UnicodeScript.of(letter));
  }

  private static boolean isOfLongWords(int letter) {
    if (letter < 0x0e00 || letter > 0x17ff) {
      return false;
    }
    return LONG_WORDS.contains(UnicodeScript.of(letter));
  }

  private static int end(String text, int from) {
    int first = text.codePointAt(from);
    int at = from + Character.charCount(first);
    if (isWordByItself(first)) {
      return at;
    }
    boolean unspaced = isOfLongWords(first);
    int letters = 1;
    while (at < text.length()) {
      int next = text.codePointAt(at);
      boolean mark = isMark(next);
      boolean inner = (next == '\'' || next == '’') && isLetterAt(text, at + 1);
      boolean goesOn = mark || inner || Character.isLetterOrDigit(next);
      if (!goesOn || isWordByItself(next) || isOfLongWords(next) != unspaced && !mark && !inner) {
        break;
      }
      if (unspaced && !mark && ++letters > LETTERS_OF_UNSPACED_WORD) {
        break;
      }
      at += Character.charCount(next);
    }
    return at;
  }

  private static boolean isLetterAt(String text, int at) {
    return at < text.length() && Character.isLetter(text.codePointAt(at));
  }

  private static boolean isMark(int character) {
    int type = Character.getType(character);
    return type == Character.NON_SPACING_MARK || type == Character.COMBINING_SPACING_MARK;
  }

  public int count() {
    return count;
  }

  /// Where a word begins, in UTF-16 units.
  public int start(int word) {
    return bounds[2 * word];
  }

  /// Where a word ends, in UTF-16 units.
  public int end(int word) {
    return bounds[2 * word + 1];
  }

  /// Hashes of so many words in a row each, whatever their case; none where there are fewer words.
  public long[] sequences(int length) {
    if (count < length) {
      return new long[0];
    }
    long[] hashes = new long[count - length + 1];
    long power = 1;
    for (int i = 0; i < length; i++) {
      power *= PRIME;
    }
    long rolling = 0;
    for (int i = 0; i < count; i++) {
      rolling = rolling * PRIME + hash(i);
      if (i >= length) {
        rolling -= power * hash(i - length);
      }
      if (i >= length - 1) {
        hashes[i - length + 1] = rolling;
      }
    }
    return hashes;
  }

  /// Odd, so that no factor gets lost in 64 bits.
  private static final long PRIME = 0x9E37_79B9_7F4A_7C15L;

  private long hash(int word) {
    long hash = 1;
    for (int i = start(word); i < end(word); i++) {
      hash = hash * 1_099_511_628_211L + Character.toLowerCase(text.charAt(i));
    }
    return (hash ^ (hash >>> 29)) * 0xBF58_476D_1CE4_E5B9L;
  }
}
