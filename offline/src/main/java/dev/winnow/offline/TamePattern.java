package dev.winnow.offline;

/// Makes a regular expression yield short, readable texts: open repetitions become bounded ones,
/// and the widest character classes lower-case letters.
final class TamePattern {

  private TamePattern() {}

  /// @param min the fewest repetitions of `+`; `*` may be none where this is 1
  /// @param max the most
  static String tame(String pattern, int min, int max) {
    StringBuilder out = new StringBuilder(pattern.length() + 16);
    boolean inClass = false;
    for (int i = 0; i < pattern.length(); i++) {
      char c = pattern.charAt(i);
      if (c == '\\' && i + 1 < pattern.length()) {
        i = escape(pattern, i, inClass, out);
      } else if (inClass || c == '[') {
        inClass = c != ']';
        out.append(c);
      } else if (c == '+') {
        out.append('{').append(min).append(',').append(max).append('}');
      } else if (c == '*') {
        out.append('{').append(min == 1 ? 0 : min).append(',').append(max).append('}');
      } else if (c == '.') {
        out.append("[a-z]");
      } else if (c == '{' && pattern.startsWith(",}", digitsEnd(pattern, i + 1))) {
        int end = digitsEnd(pattern, i + 1);
        int least =
            end > i + 1 && end - i < 6 ? Integer.parseInt(pattern.substring(i + 1, end)) : 0;
        int most = Math.max(least, max);
        out.append('{').append(Math.max(least, Math.min(min, most)));
        out.append(',').append(most).append('}');
        i = end + 1;
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  private static int escape(String pattern, int at, boolean inClass, StringBuilder out) {
    char kind = pattern.charAt(at + 1);
    if (kind == 'p' && pattern.startsWith("{L", at + 2) && pattern.indexOf('}', at) > 0) {
      out.append(inClass ? "a-z" : "[a-z]");
      return pattern.indexOf('}', at);
    }
    if (kind == 'S' && !inClass) {
      out.append("[a-z0-9]");
    } else {
      out.append(pattern, at, at + 2);
    }
    return at + 1;
  }

  private static int digitsEnd(String pattern, int from) {
    int end = from;
    while (end < pattern.length() && Character.isDigit(pattern.charAt(end))) {
      end++;
    }
    return end;
  }
}
