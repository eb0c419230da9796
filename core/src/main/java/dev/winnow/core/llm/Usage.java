package dev.winnow.core.llm;

/// The tokens a completion was paid for, as the provider counted them. Where it did not say, they
/// are estimated from the texts, and marked.
///
/// @param inputTokens tokens of the prompt, cached ones included
/// @param outputTokens tokens of the answer, reasoning included
/// @param cachedTokens those of the input that were read from the provider's cache
/// @param reasoningTokens those of the output that were spent on reasoning
/// @param estimatedTokens those of input and output that nobody counted
public record Usage(
    long inputTokens,
    long outputTokens,
    long cachedTokens,
    long reasoningTokens,
    long estimatedTokens) {

  /// Nothing used, or nothing said about it.
  public static final Usage NONE = new Usage(0, 0, 0, 0);

  /// Usage as a provider counted it.
  public Usage(long inputTokens, long outputTokens, long cachedTokens, long reasoningTokens) {
    this(inputTokens, outputTokens, cachedTokens, reasoningTokens, 0);
  }

  /// Usage without details.
  public static Usage of(long inputTokens, long outputTokens) {
    return new Usage(inputTokens, outputTokens, 0, 0);
  }

  /// Input and output.
  public long total() {
    return inputTokens + outputTokens;
  }

  /// The sum of both, field by field.
  public Usage plus(Usage other) {
    return new Usage(
        inputTokens + other.inputTokens,
        outputTokens + other.outputTokens,
        cachedTokens + other.cachedTokens,
        reasoningTokens + other.reasoningTokens,
        estimatedTokens + other.estimatedTokens);
  }
}
