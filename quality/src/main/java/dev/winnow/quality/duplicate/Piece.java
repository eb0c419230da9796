package dev.winnow.quality.duplicate;

/// What a character is to the words of a text.
enum Piece {
  /// Between words, and no word itself: white space, and the marks of a sentence, which are set now
  /// this way and now that.
  BETWEEN,
  /// Part of a word: a letter, a digit, an accent.
  WORD,
  /// A word by itself, in a script that does not space words.
  UNSPACED,
  /// A word by itself, such as `+`.
  SYMBOL,
  /// As if it were not there.
  NOTHING;

  private static final String MARKS = ".,;:!?\"'`¿¡…·、。・";

  private static final Piece[] ASCII = new Piece[128];

  static {
    for (int c = 0; c < ASCII.length; c++) {
      ASCII[c] = found(c);
    }
  }

  /// What a code point is.
  static Piece of(int c) {
    return c < ASCII.length ? ASCII[c] : found(c);
  }

  private static Piece found(int c) {
    if (Character.isLetterOrDigit(c) || c == '_') {
      return isUnspaced(c) ? UNSPACED : WORD;
    }
    return switch (Character.getType(c)) {
      case Character.NON_SPACING_MARK,
          Character.COMBINING_SPACING_MARK,
          Character.ENCLOSING_MARK,
          Character.LETTER_NUMBER,
          Character.OTHER_NUMBER ->
          isUnspaced(c) ? UNSPACED : WORD;
      case Character.SPACE_SEPARATOR,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.CONTROL,
          Character.INITIAL_QUOTE_PUNCTUATION,
          Character.FINAL_QUOTE_PUNCTUATION ->
          BETWEEN;
      case Character.FORMAT -> NOTHING;
      default -> MARKS.indexOf(c) >= 0 || isQuote(c) ? BETWEEN : SYMBOL;
    };
  }

  /// 「 to 』, „ and the like, and 《 to 》.
  private static boolean isQuote(int c) {
    return (c >= 0x3008 && c <= 0x300F) || c == 0x201A || c == 0x201E;
  }

  /// Chinese, Japanese (not Korean), Thai, Lao, Tibetan, Burmese and Khmer.
  private static boolean isUnspaced(int c) {
    return c >= 0x0E00
        && (c <= 0x109F
            || (c >= 0x1780 && c <= 0x17FF)
            || (c >= 0x3005 && c <= 0x3007)
            || (c >= 0x3041 && c <= 0x312F)
            || (c >= 0x31A0 && c <= 0x31FF)
            || Character.isIdeographic(c));
  }
}
