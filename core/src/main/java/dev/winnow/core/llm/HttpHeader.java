package dev.winnow.core.llm;

import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;

/// What a header that a person sets may be: one rule for those who read settings and those who
/// send, so that what passes when it is read is sent.
public final class HttpHeader {

  // RFC 9110 §5.6.2: token
  private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

  /// Set by the connection, which refuses them from anybody else.
  private static final Set<String> OF_THE_CONNECTION =
      Set.of("connection", "content-length", "expect", "host", "transfer-encoding", "upgrade");

  private HttpHeader() {}

  /// Whether a header may be called this.
  public static boolean isName(String name) {
    return NAME.matcher(name).matches();
  }

  /// Whether it is none of a person's business.
  public static boolean isSetByTheConnection(String name) {
    return OF_THE_CONNECTION.contains(name.toLowerCase(Locale.ROOT));
  }

  /// Whether a header may hold this: one line of printable ASCII. What lies beyond (`é`, `”`) goes
  /// over the wire in no agreed encoding, and Java's client does not send it.
  public static boolean isValue(String value) {
    return value.chars().allMatch(c -> (c >= ' ' && c < 0x7f) || c == '\t');
  }
}
