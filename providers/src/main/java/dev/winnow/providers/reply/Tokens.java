package dev.winnow.providers.reply;

import tools.jackson.databind.JsonNode;

/// Reads counts of tokens, whatever of them is there: numbers, numbers as text, nothing.
public final class Tokens {

  /// More than any request uses, and little enough for sums over ten million requests.
  private static final long TOKENS_MAX = 100_000_000_000L;

  private Tokens() {}

  /// The first of the fields that holds a count; 0 where none does.
  public static long of(JsonNode usage, String... fields) {
    for (String field : fields) {
      JsonNode count = usage.path(field);
      if (count.isNumber() || count.isString()) {
        double tokens = count.asDouble(0);
        return Double.isFinite(tokens) ? Math.clamp((long) tokens, 0, TOKENS_MAX) : 0;
      }
    }
    return 0;
  }
}
