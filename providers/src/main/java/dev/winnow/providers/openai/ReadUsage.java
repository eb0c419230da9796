package dev.winnow.providers.openai;

import dev.winnow.core.llm.Usage;
import tools.jackson.databind.JsonNode;

/// Reads the tokens of a completion, whatever of it is there: numbers, numbers as text, nothing.
final class ReadUsage {

  /// More than any request uses, and little enough for sums over ten million requests.
  private static final long TOKENS_MAX = 100_000_000_000L;

  private ReadUsage() {}

  static Usage of(JsonNode usage) {
    return new Usage(
        first(usage, "prompt_tokens", "input_tokens"),
        first(usage, "completion_tokens", "output_tokens"),
        Math.max(
            first(usage.path("prompt_tokens_details"), "cached_tokens"),
            first(usage, "prompt_cache_hit_tokens", "cache_read_input_tokens")),
        first(usage.path("completion_tokens_details"), "reasoning_tokens"));
  }

  private static long first(JsonNode usage, String... fields) {
    for (String field : fields) {
      JsonNode count = usage.path(field);
      if (count.isNumber() || count.isString()) {
        return Math.clamp(count.asLong(0), 0, TOKENS_MAX);
      }
    }
    return 0;
  }
}
