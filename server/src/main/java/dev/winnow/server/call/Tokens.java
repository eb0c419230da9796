package dev.winnow.server.call;

import dev.winnow.core.llm.Usage;
import io.swagger.v3.oas.annotations.media.Schema;

/// Tokens paid for.
@Schema(description = "Tokens paid for")
public record Tokens(
    @Schema(description = "Of prompts", example = "12") long input,
    @Schema(description = "Of answers", example = "1") long output,
    @Schema(description = "Of prompts, read from the provider's cache", example = "0") long cached,
    @Schema(description = "Of answers, spent on reasoning", example = "0") long reasoning,
    @Schema(
            description =
                "Of both, estimated from the texts because the provider did not count them",
            example = "0")
        long estimated) {

  public static Tokens of(Usage usage) {
    return new Tokens(
        usage.inputTokens(),
        usage.outputTokens(),
        usage.cachedTokens(),
        usage.reasoningTokens(),
        usage.estimatedTokens());
  }
}
