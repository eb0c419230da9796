package dev.winnow.core.task;

import dev.winnow.core.document.Words;
import java.util.Locale;
import java.util.Set;

/// Names under which people write a key down. A task file is kept, copied and committed, so it
/// never holds one, and a message about one never shows it.
final class Secrets {

  private static final Set<String> FIELDS =
      Words.of(
          """
          apikey key token secret password authorization bearer accesstoken authtoken apitoken
          secretkey credential credentials
          """);

  private static final Set<String> HEADERS =
      Words.of(
          """
          authorization proxyauthorization apikey xapikey xgoogapikey xauthtoken cookie
          """);

  private Secrets() {}

  /// Whether a field of this name would hold a key.
  static boolean isField(String name) {
    return FIELDS.contains(folded(name));
  }

  /// Whether an HTTP header of this name would hold a key.
  static boolean isHeader(String name) {
    return HEADERS.contains(folded(name));
  }

  private static String folded(String name) {
    return name.toLowerCase(Locale.ROOT).replace("-", "").replace("_", "");
  }
}
