package dev.winnow.core.schema.pattern;

import org.jspecify.annotations.Nullable;

/// A class of characters, like `[a-z\s]`, read as ECMA-262 means it.
///
/// @param java the same in Java's dialect
/// @param end behind its closing bracket
record EcmaClass(String java, int end) {

  /// Any character.
  static final String ANY = "[\\x{0}-\\x{10FFFF}]";

  /// White space and line ends (ECMA-262, CharacterClassEscape :: s), for within brackets.
  private static final String SPACES =
      "\\x{9}-\\x{D}\\x{20}\\x{A0}\\x{1680}\\x{2000}-\\x{200A}\\x{2028}\\x{2029}\\x{202F}\\x{205F}\\x{3000}\\x{FEFF}";

  private static final String NO_SPACES =
      "\\x{0}-\\x{8}\\x{E}-\\x{1F}\\x{21}-\\x{9F}\\x{A1}-\\x{167F}\\x{1681}-\\x{1FFF}\\x{200B}-\\x{2027}\\x{202A}-\\x{202E}\\x{2030}-\\x{205E}\\x{2060}-\\x{2FFF}\\x{3001}-\\x{FEFE}\\x{FF00}-\\x{10FFFF}";

  /// What stands behind a backslash.
  ///
  /// @param codePoint the character meant; below 0 where a class of them is
  /// @param alone the class in Java's dialect, for itself
  /// @param within the same for within brackets
  /// @param end behind it
  record Escape(int codePoint, String alone, String within, int end) {

    static Escape character(int codePoint, int end) {
      return new Escape(codePoint, "", "", end);
    }

    static Escape members(String within, int end) {
      return new Escape(-1, within.isEmpty() ? "(?!)" : "[" + within + "]", within, end);
    }

    /// What Java has to judge.
    static Escape java(String text, int end) {
      return new Escape(-1, text, text, end);
    }
  }

  /// Reads the class whose bracket opens at `start`.
  ///
  /// @throws BadPattern when it has no end, or no meaning
  static EcmaClass read(String pattern, int start) {
    int at = start + 1;
    boolean negated = pattern.startsWith("^", at);
    at += negated ? 1 : 0;
    var members = new StringBuilder();
    while (at < pattern.length() && pattern.charAt(at) != ']') {
      Escape first = member(pattern, at);
      at = first.end();
      if (!pattern.startsWith("-", at) || pattern.startsWith("-]", at)) {
        append(first, members);
        continue;
      }
      if (at + 1 >= pattern.length()) {
        break;
      }
      Escape last = member(pattern, at + 1);
      if (first.codePoint() >= 0 && last.codePoint() >= 0) {
        if (first.codePoint() > last.codePoint()) {
          throw PatternSaid.BACKWARDS.in(pattern, at);
        }
        append(first, members);
        members.append('-');
        append(last, members);
      } else {
        // A range from or to a class is none: three members.
        append(first, members);
        append(Escape.character('-', at + 1), members);
        append(last, members);
      }
      at = last.end();
    }
    if (at >= pattern.length()) {
      throw PatternSaid.UNCLOSED_CLASS.in(pattern, start);
    }
    if (members.isEmpty()) {
      return new EcmaClass(negated ? ANY : "(?!)", at + 1);
    }
    return new EcmaClass((negated ? "[^" : "[") + members + "]", at + 1);
  }

  private static Escape member(String pattern, int at) {
    if (pattern.charAt(at) == '\\') {
      if (pattern.startsWith("b", at + 1)) {
        return Escape.character('\b', at + 2);
      }
      return escape(pattern, at);
    }
    int c = pattern.codePointAt(at);
    return Escape.character(c, at + Character.charCount(c));
  }

  private static void append(Escape member, StringBuilder members) {
    if (member.codePoint() >= 0) {
      members.append("\\x{%X}".formatted(member.codePoint()));
    } else {
      members.append(member.within());
    }
  }

  /// Writes a character that stands for itself.
  static void appendLiteral(int codePoint, StringBuilder out) {
    if (codePoint < 0x80 && !Character.isLetterOrDigit(codePoint)) {
      out.append("\\x{%X}".formatted(codePoint));
    } else {
      out.appendCodePoint(codePoint);
    }
  }

  /// Reads the escape at a backslash.
  ///
  /// @throws BadPattern when it has no meaning
  static Escape escape(String pattern, int at) {
    if (at + 1 >= pattern.length()) {
      throw PatternSaid.LAST_BACKSLASH.in(pattern, at);
    }
    int c = pattern.codePointAt(at + 1);
    int end = at + 1 + Character.charCount(c);
    return switch (c) {
      case 't' -> Escape.character('\t', end);
      case 'n' -> Escape.character('\n', end);
      case 'r' -> Escape.character('\r', end);
      case 'f' -> Escape.character('\f', end);
      case 'v' -> Escape.character(0x0B, end);
      case 'd' -> Escape.members("0-9", end);
      case 'D' -> Escape.java("\\D", end);
      case 'w' -> Escape.members("0-9A-Z_a-z", end);
      case 'W' -> Escape.java("\\W", end);
      case 's' -> Escape.members(SPACES, end);
      case 'S' -> Escape.members(NO_SPACES, end);
      case 'p', 'P' -> property(pattern, at);
      case 'c' -> control(pattern, at);
      case 'x' -> hexadecimal(pattern, at, 2);
      case 'u' -> unicode(pattern, at);
      case '0' ->
          end < pattern.length() && isDigit(pattern.charAt(end))
              ? Escape.java("\\0", end)
              : Escape.character(0, end);
      default ->
          (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
              ? Escape.java(pattern.substring(at, end), end)
              : Escape.character(c, end);
    };
  }

  private static Escape control(String pattern, int at) {
    char letter = at + 2 < pattern.length() ? pattern.charAt(at + 2) : ' ';
    if ((letter | 0x20) < 'a' || (letter | 0x20) > 'z') {
      throw PatternSaid.NO_LETTER.in(pattern, at);
    }
    return Escape.character(letter & 0x1F, at + 3);
  }

  private static Escape unicode(String pattern, int at) {
    if (pattern.startsWith("{", at + 2)) {
      return braced(pattern, at);
    }
    Escape unit = hexadecimal(pattern, at, 4);
    if (unit.codePoint() >= 0
        && Character.isHighSurrogate((char) unit.codePoint())
        && pattern.startsWith("\\u", unit.end())
        && !pattern.startsWith("\\u{", unit.end())) {
      Escape second = hexadecimal(pattern, unit.end(), 4);
      if (Character.isLowSurrogate((char) second.codePoint())) {
        return Escape.character(
            Character.toCodePoint((char) unit.codePoint(), (char) second.codePoint()),
            second.end());
      }
    }
    return unit;
  }

  private static Escape hexadecimal(String pattern, int at, int digits) {
    if (pattern.startsWith("{", at + 2)) {
      return braced(pattern, at);
    }
    int end = at + 2 + digits;
    if (end > pattern.length() || !isHexadecimal(pattern, at + 2, end)) {
      throw PatternSaid.NO_DIGITS.in(pattern, at, pattern.charAt(at + 1), digits);
    }
    return Escape.character(Integer.parseInt(pattern, at + 2, end, 16), end);
  }

  /// `\\u{1F600}`
  private static Escape braced(String pattern, int at) {
    int close = pattern.indexOf('}', at);
    int digits = close - at - 3;
    boolean isNumber = digits >= 1 && digits <= 7 && isHexadecimal(pattern, at + 3, close);
    int codePoint = isNumber ? Integer.parseInt(pattern, at + 3, close, 16) : -1;
    if (!Character.isValidCodePoint(codePoint)) {
      throw PatternSaid.NO_CHARACTER.in(pattern, at);
    }
    return Escape.character(codePoint, close + 1);
  }

  private static boolean isHexadecimal(String pattern, int from, int to) {
    return pattern
        .substring(from, to)
        .chars()
        .allMatch(c -> Character.digit(c, 16) >= 0 && c < 128);
  }

  private static Escape property(String pattern, int at) {
    int close = pattern.indexOf('}', at);
    if (!pattern.startsWith("{", at + 2) || close < 0) {
      // \pL, as Java and others know it.
      int end = Math.min(at + 3, pattern.length());
      return Escape.java(pattern.substring(at, end), end);
    }
    String name = pattern.substring(at + 3, close);
    boolean negated = pattern.charAt(at + 1) == 'P';
    @Nullable String members = EcmaProperty.members(name, negated);
    if (members == null) {
      throw PatternSaid.NO_PROPERTY.in(pattern, at, name);
    }
    return Escape.members(members, close + 1);
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
