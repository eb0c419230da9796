package dev.winnow.providers.openai;

import dev.winnow.core.llm.Usage;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Reads the tokens of a completion, whatever of it is there: numbers, numbers as text, nothing.
final class ReadUsage {

  /// More than any request uses, and little enough for sums over ten million requests.
  private static final long TOKENS_MAX = 100_000_000_000L;

  private static final List<String> DETAILS =
      List.of("prompt_tokens_details", "input_tokens_details");
  private static final List<String> OUTPUT_DETAILS =
      List.of("completion_tokens_details", "output_tokens_details");

  private ReadUsage() {}

  static Usage of(JsonNode usage) {
    long output = first(usage, "completion_tokens", "output_tokens");
    long input = first(usage, "prompt_tokens", "input_tokens");
    long beyond = Math.max(0, first(usage, "total_tokens") - output - input);
    long reasoning = first(usage, "reasoning_tokens");
    if (input == 0) {
      // Some give the sum alone.
      input = beyond;
    } else {
      // Some leave reasoning out of all but the sum, which is what is paid for.
      output += beyond;
      reasoning = Math.max(reasoning, beyond);
    }
    long cached =
        first(
            usage,
            "prompt_cache_hit_tokens",
            "cache_read_input_tokens",
            "num_cached_tokens",
            "cached_tokens",
            "cached_content_token_count");
    for (String details : DETAILS) {
      cached = Math.max(cached, first(usage.path(details), "cached_tokens", "num_cached_tokens"));
    }
    for (String details : OUTPUT_DETAILS) {
      reasoning = Math.max(reasoning, first(usage.path(details), "reasoning_tokens"));
    }
    return new Usage(input, output, cached, reasoning);
  }

  private static long first(JsonNode usage, String... fields) {
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
