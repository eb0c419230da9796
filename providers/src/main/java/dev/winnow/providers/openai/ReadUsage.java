package dev.winnow.providers.openai;

import dev.winnow.core.llm.Usage;
import dev.winnow.providers.reply.Tokens;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Reads the tokens of a completion, whatever of it is there: numbers, numbers as text, nothing.
final class ReadUsage {

  private static final List<String> DETAILS =
      List.of("prompt_tokens_details", "input_tokens_details");
  private static final List<String> OUTPUT_DETAILS =
      List.of("completion_tokens_details", "output_tokens_details");

  private ReadUsage() {}

  static Usage of(JsonNode usage) {
    long output = Tokens.of(usage, "completion_tokens", "output_tokens");
    long input = Tokens.of(usage, "prompt_tokens", "input_tokens");
    long beyond = Math.max(0, Tokens.of(usage, "total_tokens") - output - input);
    long reasoning = Tokens.of(usage, "reasoning_tokens");
    if (input == 0) {
      // Some give the sum alone.
      input = beyond;
    } else {
      // Some leave reasoning out of all but the sum, which is what is paid for.
      output += beyond;
      reasoning = Math.max(reasoning, beyond);
    }
    long cached =
        Tokens.of(
            usage,
            "prompt_cache_hit_tokens",
            "cache_read_input_tokens",
            "num_cached_tokens",
            "cached_tokens",
            "cached_content_token_count");
    for (String details : DETAILS) {
      cached =
          Math.max(cached, Tokens.of(usage.path(details), "cached_tokens", "num_cached_tokens"));
    }
    for (String details : OUTPUT_DETAILS) {
      reasoning = Math.max(reasoning, Tokens.of(usage.path(details), "reasoning_tokens"));
    }
    return new Usage(input, output, cached, reasoning);
  }
}
