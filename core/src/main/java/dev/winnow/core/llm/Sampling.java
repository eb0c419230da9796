package dev.winnow.core.llm;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// How a model writes. What is null is not sent, and the provider's default holds.
///
/// @param temperature 0 to 2; providers narrow it
/// @param topP over 0, up to 1
/// @param maxTokens the longest answer, in tokens; at least 1
/// @param stop texts that end the answer; at most 4 with most providers
/// @param seed the base of the seeds sent with requests: every request sends its own number, made
///   from this and its key
public record Sampling(
    @Nullable Double temperature,
    @Nullable Double topP,
    @Nullable Integer maxTokens,
    List<String> stop,
    @Nullable Long seed) {

  /// Everything at the provider's default.
  public static final Sampling DEFAULT = new Sampling(null, null, null, List.of(), null);

  public Sampling {
    stop = List.copyOf(stop);
  }

  /// These settings, and where one is not set, that of `defaults`.
  public Sampling orElse(Sampling defaults) {
    return new Sampling(
        temperature != null ? temperature : defaults.temperature,
        topP != null ? topP : defaults.topP,
        maxTokens != null ? maxTokens : defaults.maxTokens,
        stop.isEmpty() ? defaults.stop : stop,
        seed != null ? seed : defaults.seed);
  }
}
