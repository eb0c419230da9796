package dev.winnow.providers.openai;

import dev.winnow.core.llm.Usage;
import tools.jackson.databind.JsonNode;

/// Reads the tokens of a completion, whatever of it is there: numbers, numbers as text, nothing.
final class ReadUsage {

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
        return Math.max(0, count.asLong(0));
      }
    }
    return 0;
  }
}
